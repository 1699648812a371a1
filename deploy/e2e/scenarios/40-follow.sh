#!/usr/bin/env bash
# Follow: a second training, suspended and resumed; its better model comes by a rolling update

# The first training's document under another name, until its second model. It is the same arithmetic,
# so both models are the first training's, and the second is known to be better. A limit on its CPU
# leaves time to suspend it between the two.
second() {
  sed -e 's/^  name: faces/  name: more/' -e 's/iterations: 600/iterations: 400/' \
    -e 's/limits: {memory: 2Gi}/limits: {cpu: 300m, memory: 2Gi}/' -e '/^  serving:/,$d' "$E2E/manifests/training.yaml" |
    kc apply -f -
  kc apply -f "$E2E/manifests/gallery.yaml"
  await 60 condition gqi/gallery Ready False
  field gqi/gallery '.status.conditions[?(@.type=="Ready")]'
  echo
}

suspends() {
  await 240 at_least gqt/more .status.lastCheckpoint.iteration 200
  await 30 some field gqt/more .status.model.sha256
  show kubectl -n "$NAMESPACE" patch gqt more --type=merge -p '{"spec":{"runPolicy":{"suspend":true}}}'
  await 120 condition gqt/more Suspended
  await 60 nothing trainer_pod more
  show kubectl -n "$NAMESPACE" get gqt more
  cp "$(store more)/best.json" "$WORK/first.json"
}

serves_the_first() {
  await 120 condition gqi/gallery Ready
  has gqi/gallery .status.model.sha256 "$(jq -r .sha256 "$WORK/first.json")"
  await 60 has deployment/gallery .status.readyReplicas 2
  node_port gallery 30081
  await 30 digest_served "$(jq -r .sha256 "$WORK/first.json")"
}

requests() { cat "$WORK/$1"/*.requests 2>/dev/null | wc -l; } # FOLDER
enough() { (($(requests "$1") >= $2)); }                      # FOLDER NUMBER
# In one step: the load reads it all the time.
phase() { echo "$1" >"$WORK/rolling/phase.new" && mv "$WORK/rolling/phase.new" "$WORK/rolling/phase"; }

# The right file with a digest that is not its own, under load. It is taken back before the next
# model comes, so that rollout undo later finds the first one.
blocked() {
  local first wrong message sofar
  first=$(jq -r .sha256 "$WORK/first.json")
  wrong=$(printf '0%.0s' {1..64})
  background "$E2E/load" "$(outside 30081)" "$WORK/blocked" 4
  await 60 enough blocked 200

  show kubectl -n "$NAMESPACE" patch gqi gallery --type=merge -p "{\"spec\":{\"model\":{\"trainingName\":null,
    \"uri\":\"$(field gqi/gallery .status.model.uri)\",\"sha256\":\"$wrong\"}}}"
  await 120 condition gqi/gallery RolloutBlocked
  message=$(field gqi/gallery '.status.conditions[?(@.type=="RolloutBlocked")].message')
  echo "$message"
  [[ $message == *"has the sha256 $first, but ganqp.sha256 asks for $wrong"*"serve on"* ]]
  condition gqi/gallery Ready
  sofar=$(requests blocked)
  await 60 enough blocked $((sofar + 500))
  has deployment/gallery .status.readyReplicas 2
  digest_served "$first"

  show kubectl -n "$NAMESPACE" patch gqi gallery --type=merge \
    -p '{"spec":{"model":{"trainingName":"more","uri":null,"sha256":null}}}'
  await 60 condition gqi/gallery RolloutBlocked False
  await 120 rolled_out
  digest_served "$first"
}

digest_served() {
  [[ $(curl -s "$(outside 30081)/model" | jq -r .sha256) == "$1" ]]
}
rolled_out() {
  kc rollout status deployment/gallery --timeout=1s && [[ $(service_pods gallery -o name | wc -l) == 2 ]]
}

goes_on_after() { kc logs "$(trainer_pod more)" | grep "iterations $(($1 + 1)) to 400"; }

rolls() {
  mkdir -p "$WORK/rolling"
  phase before
  background "$E2E/load" "$(outside 30081)" "$WORK/rolling" 4
  await 120 enough rolling 1500

  phase training
  local stopped
  stopped=$(field gqt/more .status.lastCheckpoint.iteration)
  show kubectl -n "$NAMESPACE" patch gqt more --type=merge -p '{"spec":{"runPolicy":{"suspend":false}}}'
  await 120 goes_on_after "$stopped"
  await 400 condition gqt/more Complete

  phase rolling
  await 60 has gqi/gallery .status.model.sha256 "$(best more)"
  await 300 rolled_out
  digest_served "$(best more)"

  phase after
  local sofar
  sofar=$(requests rolling)
  await 300 enough rolling "$((sofar < 4000 ? 5500 : sofar + 1500))"
}

better() {
  jq -s -e '(if .[0].direction == "higher" then -1 else 1 end) as $sign
    | $sign * .[1].value < $sign * .[0].value and .[1].sha256 != .[0].sha256' "$WORK/first.json" "$(store more)/best.json"
}

undone() {
  show kubectl -n "$NAMESPACE" rollout undo deployment/gallery
  await 180 digest_served "$(jq -r .sha256 "$WORK/first.json")"
  sleep 10
  digest_served "$(jq -r .sha256 "$WORK/first.json")"
}

step "a service waits for a training's first model" second
step "suspended, the trainer saves a checkpoint and its pod goes" suspends
step "the first model is served by two pods" serves_the_first
step "a wrong digest blocks the roll-out, in the service's own words" blocked
step "no request failed meanwhile" "$E2E/quantiles" "$WORK/blocked" 700
step "resumed, it ends with another model, which rolls out under constant requests" rolls
step "that model is better" better
step "at least 5,000 requests, none failed" "$E2E/quantiles" "$WORK/rolling" 5000
step "kubectl rollout undo holds" undone
