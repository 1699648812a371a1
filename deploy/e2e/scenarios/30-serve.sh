#!/usr/bin/env bash
# Serve: the best model, by name, scaled by its load

served() {
  await 180 condition gqi/faces Ready
  show kubectl -n "$NAMESPACE" get gqi
  has gqi/faces .status.model.sha256 "$(best faces)"
}

face() {
  background kubectl -n "$NAMESPACE" port-forward service/faces 18080:80 >"$WORK/forward.log"
  await 20 curl -sf localhost:18080/q/health/ready
  show curl -sf 'http://localhost:18080/generate?seed=42' -o "$WORK/face.png"
  [[ $(head -c 8 "$WORK/face.png" | od -An -tx1 | tr -d ' ') == 89504e470d0a1a0a ]]
  [[ $(curl -sf http://localhost:18080/model | jq -r .sha256) == "$(best faces)" ]]
}

answered() { (($(cat "$WORK"/scaling/*.requests | wc -l) >= $1)); }

scales() {
  node_port faces 30080
  await 30 curl -sf "$(outside 30080)/q/health/ready"
  await 90 has hpa/faces '.status.currentMetrics[0].resource.name' cpu
  # What a pod uses while it starts may have added some before, up to all that there can be.
  local before most wanted
  before=$(field deployment/faces .spec.replicas)
  most=$(field hpa/faces .spec.maxReplicas)
  wanted=$((before < most ? before + 1 : most))
  background "$E2E/load" "$(outside 30080)" "$WORK/scaling" 8
  await 180 at_least deployment/faces .status.readyReplicas "$wanted"
  await 60 answered 500
  # All of them: one that has just come has answered nothing, and has no meter of answers.
  local pod
  for pod in $(service_pods faces -o 'jsonpath={.items[*].metadata.name}'); do
    scrape "$NAMESPACE" "$pod" /q/metrics
  done
  show kubectl -n "$NAMESPACE" get hpa,gqi
}

# One request after another must have been a face.
unharmed() { "$E2E/quantiles" "$WORK/scaling" 500; }

step "it is ready, with the best model of the training" served
step "curl gets a face" face
step "the autoscaler adds a pod under load" scales
step "no request failed meanwhile" unharmed
