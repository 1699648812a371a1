#!/usr/bin/env bash
# Monitoring: what the dashboard draws is there, and the monitors find their targets

chart() { helm template ganqp "$REPOSITORY/deploy/helm/ganqp" --namespace "$OPERATOR_NAMESPACE" \
  --kube-version 1.36.0 --set monitoring.serviceMonitors=true "$@" 2>/dev/null; }

# Names of metrics in the dashboard: words before a brace or a range.
drawn() {
  jq -r '.. | .expr? // empty' "$REPOSITORY/deploy/kustomize/monitoring/dashboard.json" |
    grep -oE "[a-z_]+[[{]" | tr -d "[{" | grep _ | sort -u
}

metrics() {
  local pod missing
  for pod in $(kubectl -n "$OPERATOR_NAMESPACE" get pods -l app.kubernetes.io/name=ganqp-operator -o 'jsonpath={.items[*].metadata.name}'); do
    scrape "$OPERATOR_NAMESPACE" "$pod" /q/metrics
  done
  drawn | wc -l
  missing=$(comm -23 <(drawn) <(grep -oE '^[a-z_]+' "$WORK/metrics" | sort -u))
  [[ -z $missing ]] || { echo "drawn, but no metric: $missing" && return 1; }
}

# Each monitor's labels select something that has a port of the name it scrapes.
targets() {
  local kind selector
  chart | yq -r 'select(. != null and (.kind | endswith("Monitor"))) | .kind + " " +
    (.spec.selector.matchLabels | to_entries | map(.key + "=" + .value) | join(","))' |
    while read -r kind selector; do
      [[ $kind == PodMonitor ]] && kind=pods || kind=services
      echo "$kind $selector"
      kubectl get "$kind" -A -l "$selector" -o json |
        jq -e '.items | length > 0 and all([.spec.ports[]?, .spec.containers[]?.ports[]?] | any(.name == "http"))' >/dev/null
    done
}

step "every metric of the dashboard exists" metrics
step "every monitor finds a port named http" targets
