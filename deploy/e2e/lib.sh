# What the scenarios share. Sourced.

registry=localhost
kc() { kubectl -n "$NAMESPACE" "$@"; }

# step WHAT COMMAND...: one check, and one line of the result. The first that fails ends the run.
step() {
  local what=$1 start=$SECONDS status=0
  shift
  set +e
  (
    set -e
    "$@"
  )
  status=$?
  set -e
  if ((status)); then
    echo "FAILED  $what ($((SECONDS - start))s)" | tee -a "$RESULTS"
    exit 1
  fi
  echo "ok      $what ($((SECONDS - start))s)" | tee -a "$RESULTS"
}

# background COMMAND...: until the step ends
background() {
  "$@" &
  # shellcheck disable=SC2064
  trap "kill $! 2>/dev/null || true" EXIT
}

# show COMMAND...: as a person would type it, with what it answers.
show() {
  echo "\$ $*"
  "$@"
}

# await SECONDS COMMAND...: tries each second until it succeeds.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || {
      echo "still not so: $*" >&2
      return 1
    }
    sleep 1
  done
}

# field RESOURCE/NAME JSONPATH
field() { kc get "$1" -o "jsonpath={$2}"; }

has() { [[ $(field "$1" "$2") == "$3" ]]; }          # RESOURCE/NAME JSONPATH VALUE
at_least() { (($(field "$1" "$2") >= $3)); }         # RESOURCE/NAME JSONPATH NUMBER
nothing() { # COMMAND...: it succeeds, and prints nothing
  local printed
  printed=$("$@" 2>/dev/null) && [[ -z $printed ]]
}
some() { [[ -n $("$@" 2>/dev/null) ]]; }             # COMMAND...
condition() { # RESOURCE/NAME TYPE [STATUS]
  has "$1" ".status.conditions[?(@.type==\"$2\")].status" "${3:-True}"
}

trainer_pod() { kc get pods -l "app.kubernetes.io/name=ganqp-trainer,app.kubernetes.io/instance=$1" \
  --field-selector=status.phase=Running -o jsonpath='{.items[*].metadata.name}'; }
service_pods() { kc get pods -l "app.kubernetes.io/name=ganqp-inference,app.kubernetes.io/instance=$1" "${@:2}"; }

# store TRAINING: its folder in the volume "models"
store() { echo "$WORK/models/$NAMESPACE/$1"; }
best() { jq -r .sha256 "$(store "$1")/best.json"; }

# volume CLAIM FOLDER MODE: a folder of this machine as a volume claim
volume() {
  sed -e "s#@CLAIM@#$1#g" -e "s#@FOLDER@#$2#g" -e "s#@MODE@#$3#g" -e "s#@NAMESPACE@#$NAMESPACE#g" \
    "$E2E/manifests/volume.yaml" | kubectl apply -f -
}

# node_port SERVICE PORT: an address of the service outside of the cluster
node_port() {
  kc create service nodeport "$1-outside" --tcp=80:http --node-port="$2" >/dev/null
  kc patch service "$1-outside" --type=merge -p "{\"spec\":{\"selector\":{
    \"app.kubernetes.io/name\":\"ganqp-inference\",\"app.kubernetes.io/instance\":\"$1\",\"app\":null}}}" >/dev/null
}
outside() { # PORT
  echo "http://$(kubectl get nodes -o jsonpath='{.items[0].status.addresses[?(@.type=="InternalIP")].address}'):$1"
}

# scrape NAMESPACE POD PATH: adds the metrics of a pod to $WORK/metrics
scrape() { kubectl get --raw "/api/v1/namespaces/$1/pods/$2:8080/proxy$3" >>"$WORK/metrics"; }

# kinds OPTION...: all that can be listed, but for what goes by itself or has another name today
kinds() { kubectl api-resources --verbs=list "$@" -o name | grep -vE '^(events|endpoints$|componentstatuses)|metrics\.k8s\.io$' | paste -sd,; }

# remains NAMESPACE: all that is in it, but for what Kubernetes itself puts into each
remains() {
  local kinds all
  kinds=$(kinds --namespaced) && [[ $kinds == *deployments.apps* ]] || { echo "kinds: $kinds" && return 1; }
  all=$(kubectl -n "$1" get "$kinds" -o name --ignore-not-found 2>"$WORK/remains.log") ||
    { cat "$WORK/remains.log" && return 1; }
  grep -vxE 'serviceaccount/default|configmap/kube-root-ca.crt' <<<"$all" | sed '/^$/d' | sort
}

# only NAMESPACE NAME...: these are in it, and nothing else. Pods take a while to go.
only() { await 120 holds_only "$@" || holds_only "$@"; }
holds_only() { diff <(for name in "${@:2}"; do echo "$name"; done | sort) <(remains "$1"); }

# Nothing of the product is anywhere, once kinds that went are forgotten.
clean() { await 60 is_clean || is_clean; }
is_clean() {
  local kinds all left
  kinds=$(kinds) && [[ $kinds == *deployments.apps* ]] || { echo "kinds: $kinds" && return 1; }
  all=$(kubectl get "$kinds" -A -o name --ignore-not-found) && [[ -n $all ]] || return 1
  left=$(grep -i ganqp <<<"$all" || true)
  left+=$(kubectl get "$kinds" -A -o name --ignore-not-found -l app.kubernetes.io/part-of=ganqp) || return 1
  [[ -z $left ]] || { echo "left: $left" && return 1; }
}

# Everything that explains a failure.
evidence() {
  echo
  echo "== what the cluster looks like"
  kubectl get ganqptrainings,ganqpinferences,jobs,pods,deployments,hpa,pvc -A -o wide || true
  kubectl get ganqptrainings,ganqpinferences -A -o yaml | sed '/managedFields:/,/^    name:/d' | tail -n 200 || true
  kubectl get events -A --sort-by=.lastTimestamp | tail -n 60 || true
  local pod
  for pod in $(kubectl get pods -A -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {end}'); do
    echo "-- logs of $pod"
    kubectl -n "${pod%/*}" logs "${pod#*/}" --all-containers --tail=80 || true
    kubectl -n "${pod%/*}" logs "${pod#*/}" --all-containers --tail=40 --previous 2>/dev/null || true
  done
}
