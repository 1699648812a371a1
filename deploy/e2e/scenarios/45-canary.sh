#!/usr/bin/env bash
# Canary: a model is tried by a share of a route that a Gateway takes, promoted, and another one taken back

first() { jq -r .sha256 "$WORK/first.json"; }

# In place of a Gateway's controller: it says of the route what it is told to say. [STATUS]
gateway() {
  kc patch httproute tried --subresource=status --type=merge -p "{\"status\":{\"parents\":[{
    \"parentRef\":{\"name\":\"public\"},\"controllerName\":\"e2e/gateway\",\"conditions\":[
      {\"type\":\"Accepted\",\"status\":\"${1:-True}\",\"reason\":\"AsTold\",\"message\":\"by the test\",
       \"observedGeneration\":$(field httproute/tried .metadata.generation)}]}]}}"
}

# weights STABLE CANARY: of the rule that has the page
weights() {
  [[ $(kc get httproute tried -o json | jq -c '[.spec.rules[] | select(any(.matches[]; .path.value == "/")).backendRefs[].weight]') == "[$1,$2]" ]]
}
alone() {
  [[ $(kc get httproute tried -o json | jq -c '[.spec.rules[].backendRefs[].name] | unique') == '["tried"]' ]]
}
phase() { has gqi/tried .status.canary.phase "$1"; }
why() { field gqi/tried '.status.conditions[?(@.type=="CanaryServing")].message' && echo; }

# candidate: all that there is of one
candidate() {
  kc get deployments,services,pdb,networkpolicies -l app.kubernetes.io/instance=tried -o name | sed -n '/-canary$/p'
}

# serves SERVICE SHA256: asked by the API server's proxy
serves() {
  [[ $(kubectl get --raw "/api/v1/namespaces/$NAMESPACE/services/$1:http/proxy/model" | jq -r .sha256) == "$2" ]]
}

# try URI SHA256: is to be served from now on
try() {
  kc patch gqi tried --type=merge -p "{\"spec\":{\"model\":{\"uri\":\"$1\",\"sha256\":\"$2\"}}}"
}

begins() {
  if ! kubectl get crd httproutes.gateway.networking.k8s.io 2>/dev/null; then
    kubectl apply -f "$E2E/manifests/httproutes.yaml"
    touch "$WORK/httproutes.installed"
  fi
  sed -e "s#@URI@#$(field gqi/gallery .status.model.uri)#" -e "s#@SHA256@#$(first)#" "$E2E/manifests/tried.yaml" | kc apply -f -
  await 120 condition gqi/tried Ready
  await 60 kc get httproute tried
  alone
  serves tried "$(first)"
}

# Its pods serve and the share is in the route, but as long as no Gateway takes that it counts for nothing.
untaken() {
  try "$(field gqt/more .status.model.uri)" "$(best more)"
  await 180 weights 80 20
  serves tried-canary "$(best more)"
  serves tried "$(first)"
  gateway False
  await 30 has gqi/tried '.status.conditions[?(@.type=="CanaryServing")].reason' RouteNotTaken
  why
  phase Starting
}

taken() {
  gateway
  await 30 phase Serving
  why
  show kubectl -n "$NAMESPACE" get gqi tried
  field gqi/tried .status.canary
  echo
}

requests() { cat "$WORK/tried"/*.requests 2>/dev/null | wc -l; }
enough() { (($(requests) >= $1)); }

promoted() {
  node_port tried 30082
  await 30 curl -sf "$(outside 30082)/q/health/ready"
  background "$E2E/load" "$(outside 30082)" "$WORK/tried" 2
  await 60 enough 200
  kc patch gqi tried --type=merge -p "{\"spec\":{\"canary\":{\"promote\":\"$(field gqi/tried .status.canary.revision)\"}}}"
  await 180 phase Promoted
  alone
  gateway
  serves tried "$(best more)"
  await 60 nothing candidate
  nothing kc get controllerrevisions -o name
  local sofar
  sofar=$(requests)
  await 60 enough $((sofar + 200))
}

# The Deployment is deleted while the next candidate is tried, which then is rejected.
restored() {
  local uid
  kc patch gqi tried --type=merge -p '{"spec":{"server":{"env":[{"name":"GANQP_WORKERS","value":"1"}]}}}'
  await 120 weights 80 20
  gateway
  await 30 phase Serving
  uid=$(field deployment/tried .metadata.uid)
  kc delete deployment tried --wait=false
  await 60 replaced "$uid"
  [[ $(field deployment/tried .spec.template.spec.containers[0].env) != *GANQP_WORKERS* ]]
  await 120 condition gqi/tried Ready
  kc patch gqi tried --type=merge -p "{\"spec\":{\"canary\":{\"reject\":\"$(field gqi/tried .status.canary.revision)\"}}}"
  await 30 phase Withdrawn
  alone
  gateway
  await 60 nothing candidate
}
replaced() { [[ $(field deployment/tried .metadata.uid) != "$1" ]]; }

ends() {
  kc delete service tried-outside
  show kubectl -n "$NAMESPACE" delete gqi tried
  await 60 nothing kc get deployments,services,httproutes,controllerrevisions -l app.kubernetes.io/instance=tried -o name
}

step "a service is behind a route" begins
step "a better model's pods serve beside it, and no Gateway takes its share" untaken
step "with a Gateway that takes it, it has a fifth of the requests" taken
step "promoted, it is rolled out and its own pods go" promoted
step "no request failed meanwhile" "$E2E/quantiles" "$WORK/tried" 400
step "a Deployment that is deleted meanwhile comes back without what is tried" restored
step "with the service go its route and all else" ends
