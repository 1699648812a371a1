package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns which field of a Deployment. Server-side apply takes away only what its manager owns; so
 * what {@code kubectl rollout undo} has brought back, and no later template has, would stay for
 * ever.
 */
final class FieldOwnership {
  private static final String APPLY = "Apply";
  private static final String UPDATE = "Update";
  private static final List<String> TEMPLATE = List.of("f:spec", "f:template");

  private FieldOwnership() {}

  /**
   * The entries in which {@code manager} owns all of the pod template that anybody owns; empty if
   * that is so already, or {@code manager} has not applied anything yet.
   */
  static Optional<List<ManagedFieldsEntry>> ofTemplateTakenOver(
      List<ManagedFieldsEntry> entries, String manager) {
    Optional<ManagedFieldsEntry> ours =
        entries.stream()
            .filter(e -> manager.equals(e.getManager()) && APPLY.equals(e.getOperation()))
            .findFirst();
    List<ManagedFieldsEntry> theirs =
        entries.stream()
            .filter(e -> UPDATE.equals(e.getOperation()) && !template(e).isEmpty())
            .toList();
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> all = fields(ours.get());
    for (ManagedFieldsEntry entry : theirs) {
      all = union(all, Map.of(TEMPLATE.get(0), Map.of(TEMPLATE.get(1), template(entry))));
    }
    List<ManagedFieldsEntry> taken = new ArrayList<>(entries);
    taken.removeAll(theirs);
    taken.set(taken.indexOf(ours.get()), with(ours.get(), all));
    return Optional.of(taken);
  }

  private static ManagedFieldsEntry with(ManagedFieldsEntry entry, Map<String, Object> fields) {
    FieldsV1 owned = new FieldsV1();
    owned.setAdditionalProperties(fields);
    return new ManagedFieldsEntryBuilder(entry).withFieldsV1(owned).build();
  }

  private static Map<String, Object> fields(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() == null ? Map.of() : entry.getFieldsV1().getAdditionalProperties();
  }

  private static Map<String, Object> template(ManagedFieldsEntry entry) {
    Map<String, Object> fields = fields(entry);
    for (String step : TEMPLATE) {
      fields = object(fields.getOrDefault(step, Map.of()));
    }
    return fields;
  }

  private static Map<String, Object> union(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> union = new LinkedHashMap<>(one);
    other.forEach((name, value) -> union.merge(name, value, (a, b) -> union(object(a), object(b))));
    return union;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
