#!/usr/bin/env bash
# Object storage: dataset, checkpoints and models in a bucket, killed, resumed and served from there

server() {
  local context=$WORK/s3
  mvn -q -B -ntp -f "$E2E/s3/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
    -DoutputDirectory="$context/lib"
  podman build -q -t ganqp/e2e-s3:1 -f "$E2E/s3/Containerfile" --build-arg "BASE=$BASE" "$context"
  podman save -q -o "$WORK/s3.tar" ganqp/e2e-s3:1
  # shellcheck disable=SC2086
  $LOAD "$WORK/s3.tar"
  rm "$WORK/s3.tar"
  kc apply -f "$E2E/manifests/s3.yaml"
  kc wait --for=condition=Available deployment/s3 --timeout=90s
}

address() { kc get pods -l app=s3 -o 'jsonpath=http://{.items[0].status.podIP}:9000'; }

# object METHOD KEY [FILE]: signed as S3 wants it
object() {
  curl -sf --aws-sigv4 aws:amz:us-east-1:s3 --user e2e-identity:e2e-credential \
    -H "x-amz-content-sha256: UNSIGNED-PAYLOAD" -X "$1" \
    ${3:+-T "$3"} "$(address)/$2"
}

uploads() {
  await 30 object PUT photographs
  object PUT models
  object PUT photographs/archives/faces.zip "$FACES"
}

trains() {
  kc apply -f "$E2E/manifests/training-s3.yaml"
  await 120 at_least gqt/bucket .status.lastCheckpoint.iteration 50
  # Without warning: what is half written must not count.
  kc delete pod "$(trainer_pod bucket)" --grace-period=0 --force
  await 240 condition gqt/bucket Complete
  show kubectl -n "$NAMESPACE" get gqt bucket
  at_least gqt/bucket .status.restarts 1
}

served() {
  await 180 condition gqi/bucket Ready
  show kubectl -n "$NAMESPACE" get gqi bucket
  [[ $(object GET "models/$NAMESPACE/bucket/best.json" | jq -r .sha256) == "$(field gqi/bucket .status.model.sha256)" ]]
  kubectl get --raw "/api/v1/namespaces/$NAMESPACE/services/bucket:80/proxy/generate?seed=42" >"$WORK/bucket.png"
  [[ $(head -c 8 "$WORK/bucket.png" | od -An -tx1 | tr -d ' ') == 89504e470d0a1a0a ]]
}

no_secrets() {
  {
    kc get gqt,gqi,jobs,pods,configmaps,deployments,events -o yaml
    kc logs job/bucket
    kc logs deployment/bucket
    kubectl -n "$OPERATOR_NAMESPACE" logs -l app.kubernetes.io/name=ganqp-operator --tail=-1
  } >"$WORK/public"
  grep -q bucket "$WORK/public"
  ! grep -n e2e-credential "$WORK/public" || return 1
}

step "an S3 server runs in the cluster" server
step "photographs are uploaded" uploads
step "a training in a bucket survives the loss of its pod" trains
step "its model is served from the bucket" served
step "no credential is in an object or a log" no_secrets
