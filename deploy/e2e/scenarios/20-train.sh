#!/usr/bin/env bash
# Train: photographs on a volume, a pod lost halfway, the same bits as a local run

volumes() {
  mkdir -p "$WORK"/{photographs,models,local}
  chmod a+rx "$WORK" "$WORK/photographs"
  install -m 644 "$FACES" "$WORK/photographs/faces.zip"
  chown 10001:10001 "$WORK/models"
  volume photographs "$WORK/photographs" ReadOnlyMany
  volume models "$WORK/models" ReadWriteOnce
}

progresses() {
  show kubectl -n "$NAMESPACE" apply -f "$E2E/manifests/training.yaml"
  await 120 condition gqt/faces Running
  await 60 at_least gqt/faces .status.progress.iteration 1
  show kubectl -n "$NAMESPACE" get gqt
}

loses_its_pod() {
  # Past its first evaluation, so that all metrics are there.
  await 120 at_least gqt/faces .status.progress.iteration 220
  local pod
  pod=$(trainer_pod faces)
  scrape "$NAMESPACE" "$pod" /metrics
  kc logs "$pod" | sed -n 1,3p
  show kubectl -n "$NAMESPACE" delete pod "$pod"
}

ends() {
  await 240 condition gqt/faces Complete
  show kubectl -n "$NAMESPACE" get gqt
  [[ $(kc get jobs -o name | wc -l) == 1 ]]
  at_least gqt/faces .status.restarts 1
  kc logs job/faces | grep -E 'iterations ([2-9]|1[0-9]).* to 600'
}

# The document that the trainer read, on this machine and without a break.
same_as_local() {
  kc get configmap faces -o 'jsonpath={.data.training\.yaml}' >"$WORK/faces.yaml"
  OMP_NUM_THREADS=1 "$REPOSITORY/trainer/target/ganqp" train -f "$WORK/faces.yaml" --cache "$WORK/cache" \
    --volume "photographs=$WORK/photographs" --volume "models=$WORK/local" 2>"$WORK/local.log" ||
    { tail "$WORK/local.log" && return 1; }
  local part cluster local=$WORK/local/$NAMESPACE/faces
  cluster=$(store faces)
  for part in checkpoints models samples metrics.jsonl best.json latest.json; do
    [[ -e $cluster/$part ]]
    diff -r "$cluster/$part" "$local/$part"
  done
  echo "identical: $(find "$cluster"/{checkpoints,models,samples} -type f | wc -l) files, best model $(best faces)"
  [[ $(field gqt/faces .status.model.sha256) == "$(best faces)" ]]
}

step "photographs and models have volumes" volumes
step "kubectl get shows progress" progresses
step "its pod is deleted halfway" loses_its_pod
step "it resumes in the same Job and completes" ends
step "it is bit-identical to a local run that never stopped" same_as_local
