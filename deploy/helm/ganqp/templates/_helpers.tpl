{{/* Name of everything that this chart makes: the release is ganqp as a rule. */}}
{{- define "ganqp.name" -}}
{{- if contains "ganqp" .Release.Name -}}
{{ printf "%s-operator" .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-ganqp-operator" .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{- define "ganqp.selector" -}}
app.kubernetes.io/name: ganqp-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "ganqp.labels" -}}
{{ include "ganqp.selector" . }}
app.kubernetes.io/part-of: ganqp
{{- end }}

{{/* (dict "root" $ "repository" "ganqp/trainer") → registry/ganqp/trainer:tag, or as its digest says */}}
{{- define "ganqp.image" -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ . }}/{{ end }}{{ .repository }}{{ if not (contains "@" .repository) }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}

{{/* [{name: a}, {name: b}] → a,b */}}
{{- define "ganqp.names" -}}
{{- $names := list -}}
{{- range . }}{{ $names = append $names .name }}{{ end -}}
{{ join "," $names }}
{{- end }}

{{- define "ganqp.subject" -}}
kind: ServiceAccount
name: {{ include "ganqp.name" . }}
namespace: {{ .Release.Namespace }}
{{- end }}

{{/* What the restricted Pod Security level wants, and a root file system that nobody writes. */}}
{{- define "ganqp.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "ganqp.podSecurity" -}}
runAsNonRoot: true
{{- if not .Values.pods.assignedByCluster }}
runAsUser: 10001
runAsGroup: 10001
{{- end }}
seccompProfile: {type: RuntimeDefault}
{{- end }}
