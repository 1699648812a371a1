#!/usr/bin/env bash
# Install: images, Helm, an upgrade to two replicas, under the restricted Pod Security level

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
    --set image.registry="$registry" --set image.pullPolicy=Never --wait --timeout 3m
}

# A training with a field that an older CRD does not have
newer() {
  yq -y 'select(.kind == "GanQpTraining") | .spec.runPolicy.ttlSecondsAfterFinished = 60' \
    "$REPOSITORY/deploy/samples/cartoons.yaml" | kc apply --dry-run=server -f -
}
unknown() { { newer 2>&1 || true; } | grep ttlSecondsAfterFinished; }

# As an older release has left it
outdated() {
  local place=/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/runPolicy/properties
  newer
  kubectl patch crd ganqptrainings.ganqp.io --type=json \
    -p "[{\"op\": \"remove\", \"path\": \"$place/ttlSecondsAfterFinished\"}]"
  await 30 unknown
  unknown
}

upgrade() {
  cd "$REPOSITORY"
  show helm upgrade ganqp deploy/helm/ganqp --namespace "$OPERATOR_NAMESPACE" --reuse-values \
    --set operator.replicas=2 --wait --timeout 3m
  await 30 newer
  [[ $(kubectl -n "$OPERATOR_NAMESPACE" get deployment ganqp-operator -o 'jsonpath={.status.readyReplicas}') == 2 ]]
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
step "helm installs it, ready" install
step "a CRD as of before lacks a field" outdated
step "helm upgrade brings the field, and a second replica" upgrade
step "helm test" helm test ganqp --namespace "$OPERATOR_NAMESPACE"
step "one replica holds the lease" await 30 one_leads
step "the API server accepts every sample" samples
