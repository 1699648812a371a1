#!/usr/bin/env bash
# Uninstall: trainings keep what they stored, and the cluster keeps nothing

all_gone() {
  show kubectl -n "$NAMESPACE" delete gqt,gqi --all --timeout=60s
  await 120 nothing kc get jobs,deployments,services,configmaps,hpa,pdb,networkpolicies,pods \
    -l app.kubernetes.io/managed-by=ganqp-operator -o name
  [[ -s $(store faces)/best.json ]]
}

uninstalled() {
  show helm uninstall ganqp --namespace "$OPERATOR_NAMESPACE" --wait
  show kubectl delete crd ganqptrainings.ganqp.io ganqpinferences.ganqp.io
  show kubectl delete namespace "$OPERATOR_NAMESPACE" "$NAMESPACE" --timeout=120s
}

clean() {
  local left
  left=$(for kind in $(kubectl api-resources --verbs=list -o name | grep -v '^events'); do
    kubectl get "$kind" -A -l app.kubernetes.io/part-of=ganqp -o name 2>/dev/null
    kubectl get "$kind" -A -o name 2>/dev/null | grep -i ganqp || true
  done)
  [[ -z $left ]] || { echo "left: $left" && return 1; }
}

step "with its resources go all that they owned" all_gone
step "helm uninstall" uninstalled
step "nothing is left" clean
