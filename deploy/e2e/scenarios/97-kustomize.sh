#!/usr/bin/env bash
# Without Helm: kustomize installs the same, each sample is taken up, and nothing stays

NAMESPACE=samples

install() {
  cd "$REPOSITORY"
  show kubectl apply --server-side -k deploy/kustomize
  show kubectl -n ganqp rollout status deployment/ganqp-operator --timeout=180s
}

# Nobody has their buckets, GPUs and claims: suspended, they need none.
suspended() {
  yq -y 'if .kind == "GanQpTraining" then .spec.runPolicy.suspend = true else . end' "$REPOSITORY"/deploy/samples/*.yaml
}

taken_up() {
  kubectl create namespace samples
  kubectl label namespace samples pod-security.kubernetes.io/enforce=restricted
  suspended | kc apply -f -
  local training
  for training in $(kc get gqt -o name); do
    await 60 condition "$training" Suspended
  done
  await 60 condition gqi/gallery Ready False
  show kubectl -n samples get gqt,gqi
  [[ $(kc get gqt -o name | wc -l) -ge 3 ]]
  nothing kc get jobs -o name
}

gone() {
  suspended | kc delete -f -
  only samples
  kubectl delete namespace samples --timeout=60s
}

removed() {
  cd "$REPOSITORY"
  show kubectl delete --ignore-not-found -k deploy/kustomize --timeout=120s
  clean
}

step "kubectl apply -k, ready" install
step "every sample is taken up" taken_up
step "with them goes all that they owned" gone
step "kubectl delete -k leaves nothing" removed
