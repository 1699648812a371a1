#!/usr/bin/env bash
# Failover: with Roles for one namespace only, the leader is killed while the README's training runs

NAMESPACE=watched

namespaces() {
  local namespace
  for namespace in "$OPERATOR_NAMESPACE" watched elsewhere; do
    kubectl create namespace "$namespace"
    kubectl label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted
  done
  mkdir -p "$WORK/watched"
  chown 10001:10001 "$WORK/watched"
  sed "s#@FOLDER@#$WORK/watched#" "$E2E/manifests/default-class.yaml" | kubectl apply -f -
}

install() {
  cd "$REPOSITORY"
  show helm install ganqp deploy/helm/ganqp --namespace "$OPERATOR_NAMESPACE" --set watchNamespaces='{watched}' \
    --set image.registry="$registry" --set image.pullPolicy=Never ${TAG:+--set image.tag="$TAG"} \
    --set operator.replicas=2 --wait --timeout 3m
  nothing kubectl get clusterroles,clusterrolebindings -l app.kubernetes.io/part-of=ganqp -o name
}

holder() { kubectl -n "$OPERATOR_NAMESPACE" get lease ganqp-operator -o 'jsonpath={.spec.holderIdentity}'; }
leads() { local pod && pod=$(holder) && [[ -n $pod && $pod != "${1:-}" ]] && kubectl -n "$OPERATOR_NAMESPACE" get pod "$pod"; }

# The README's file as it is: long enough for a leader to be lost meanwhile.
trains() {
  local namespace
  for namespace in watched elsewhere; do
    kubectl -n "$namespace" apply -f "$REPOSITORY/deploy/samples/cartoons.yaml"
  done
  await 60 condition gqt/cartoons Running
  await 60 at_least gqt/cartoons .status.progress.iteration 1
}

takes_over() {
  local first seconds iteration
  await 30 leads
  first=$(holder)
  iteration=$(field gqt/cartoons .status.progress.iteration)
  field job/cartoons .metadata.uid >"$WORK/job"
  # Not asked to end, so that it cannot give the lease back.
  show kubectl -n "$OPERATOR_NAMESPACE" delete pod "$first" --force --grace-period=0
  seconds=$SECONDS
  await 40 leads "$first"
  echo "another one leads after $((SECONDS - seconds)) s: $(holder)"
  await 40 at_least gqt/cartoons .status.progress.iteration $((iteration + 1))
}

ends() {
  await 900 condition gqt/cartoons Complete
  show kubectl -n watched get gqt,jobs
  [[ $(kc get jobs -o jsonpath='{.items[*].metadata.uid}') == "$(<"$WORK/job")" ]]
  [[ $(kc get pods -l app.kubernetes.io/name=ganqp-trainer -o name | wc -l) == 1 ]]
  [[ -s $WORK/watched/watched/cartoons/best.json ]]
}

served() {
  await 180 condition gqi/cartoons Ready
  show kubectl -n watched get gqi
  kubectl get --raw "/api/v1/namespaces/watched/services/cartoons:80/proxy/generate?seed=42" >"$WORK/cartoon.png"
  [[ $(head -c 8 "$WORK/cartoon.png" | od -An -tx1 | tr -d ' ') == 89504e470d0a1a0a ]]
}

left_alone() {
  show kubectl -n elsewhere get gqt,gqi,jobs
  [[ -z $(kubectl -n elsewhere get gqt cartoons -o jsonpath='{.status.conditions}') ]]
  nothing kubectl -n elsewhere get jobs,configmaps -l app.kubernetes.io/part-of=ganqp -o name
}

removed() {
  show helm uninstall ganqp --namespace "$OPERATOR_NAMESPACE" --wait
  only "$OPERATOR_NAMESPACE" lease.coordination.k8s.io/ganqp-operator
  kubectl delete crd ganqptrainings.ganqp.io ganqpinferences.ganqp.io
  only watched persistentvolumeclaim/models
  only elsewhere persistentvolumeclaim/models
  kubectl delete namespace "$OPERATOR_NAMESPACE" watched elsewhere --timeout=120s
  kubectl delete pv watched-models
  kubectl delete storageclass folders
  clean
}

step "namespaces and a volume" namespaces
step "helm installs with Roles for one namespace" install
step "a training runs there" trains
step "the leader is killed, and another one takes over" takes_over
step "the training completes with the one Job it had" ends
step "its model is served" served
step "a training elsewhere is left alone" left_alone
step "nothing stays" removed
