#!/usr/bin/env bash
# Install: images, Helm, two replicas under the restricted Pod Security level

images() {
  "$REPOSITORY/deploy/images/build" ${PACKAGED:+--as-packaged} --base "$BASE" --save "$WORK/images.tar"
  # shellcheck disable=SC2086
  $LOAD "$WORK/images.tar"
  rm "$WORK/images.tar"
}

namespaces() {
  local namespace
  for namespace in "$OPERATOR_NAMESPACE" "$NAMESPACE"; do
    kubectl create namespace "$namespace"
    kubectl label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted
  done
}

install() {
  cd "$REPOSITORY"
  show helm install ganqp deploy/helm/ganqp --namespace "$OPERATOR_NAMESPACE" \
    --set image.registry="$registry" --set image.pullPolicy=Never --set operator.replicas=2 --wait --timeout 3m
}

one_leads() {
  local holder
  holder=$(kubectl -n "$OPERATOR_NAMESPACE" get lease ganqp-operator -o 'jsonpath={.spec.holderIdentity}')
  kubectl -n "$OPERATOR_NAMESPACE" get pod "$holder"
}

# Every sample and example is what the API server accepts, in a namespace of its own choice.
samples() {
  kubectl create namespace vision
  kc apply --dry-run=server -f "$REPOSITORY/deploy/samples"
  local file
  for file in "$REPOSITORY"/crds/examples/*.yaml "$REPOSITORY/deploy/quickstart/training.yaml"; do
    kubectl apply --dry-run=server -f "$file"
  done
  kubectl delete namespace vision
}

step "images are built and loaded" images
step "namespaces enforce the restricted level" namespaces
step "helm installs two replicas, ready" install
step "helm test" helm test ganqp --namespace "$OPERATOR_NAMESPACE"
step "one replica holds the lease" await 30 one_leads
step "the API server accepts every sample" samples
