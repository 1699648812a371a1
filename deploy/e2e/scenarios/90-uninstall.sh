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
  kubectl get crd ganqptrainings.ganqp.io ganqpinferences.ganqp.io
  only "$OPERATOR_NAMESPACE" lease.coordination.k8s.io/ganqp-operator
}

# What docs/operate.md says to delete is all that there was. Namespaces would take along what was forgotten.
forgotten() {
  show kubectl delete crd ganqptrainings.ganqp.io ganqpinferences.ganqp.io
  show kubectl -n "$OPERATOR_NAMESPACE" delete lease ganqp-operator
  if [[ -e $WORK/httproutes.installed ]]; then
    kubectl delete -f "$E2E/manifests/httproutes.yaml"
  fi
  only "$OPERATOR_NAMESPACE"
  kc delete -f "$E2E/manifests/s3.yaml"
  kc delete service faces-outside gallery-outside
  only "$NAMESPACE" persistentvolumeclaim/{models,photographs}
}

emptied() {
  kubectl delete namespace "$OPERATOR_NAMESPACE" "$NAMESPACE" --timeout=120s
  kubectl delete pv "$NAMESPACE-models" "$NAMESPACE-photographs"
  clean
}

step "with its resources go all that they owned" all_gone
step "helm uninstall leaves the CRDs and the lease" uninstalled
step "without those, both namespaces are as they were" forgotten
step "nothing is left" emptied
