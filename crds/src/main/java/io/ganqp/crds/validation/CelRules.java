package io.ganqp.crds.validation;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.ganqp.crds.validation.StructuralSchema.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the {@code x-kubernetes-validations} of a schema: {@code self} is the value, {@code
 * oldSelf} the former one. Rules that name oldSelf are skipped where there is none; the others are
 * not held against a value that has not changed.
 */
final class CelRules {

  private final Map<Rule, CelRuntime.Program> programs = new HashMap<>();
  private final Cel cel =
      CelFactory.legacyCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .setOptions(CelOptions.current().enableHeterogeneousNumericComparisons(true).build())
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .setResultType(SimpleType.BOOL)
          .build();

  /** Compiles all rules of a schema. */
  CelRules(StructuralSchema schema) {
    compile(schema);
  }

  private void compile(StructuralSchema schema) {
    for (Rule rule : schema.rules()) {
      try {
        programs.put(rule, cel.createProgram(cel.compile(rule.expression()).getAst()));
      } catch (CelValidationException | CelEvaluationException e) {
        throw new IllegalStateException("the CRD's rule does not compile: " + rule, e);
      }
    }
    schema.properties().values().forEach(this::compile);
    if (schema.additional() != null) {
      compile(schema.additional());
    }
    if (schema.items() != null) {
      compile(schema.items());
    }
  }

  /** Checks a value of which the schema's other constraints hold. */
  void check(String path, Object value, Object old, StructuralSchema schema, FieldErrors errors) {
    if (value == null) {
      return;
    }
    for (Rule rule : schema.rules()) {
      boolean applies = rule.isTransition() ? old != null : !value.equals(old);
      if (applies && !holds(rule, value, old, schema, path, errors)) {
        String field = rule.fieldPath().isEmpty() ? path : join(path, rule.fieldPath());
        if (value instanceof Map || value instanceof List) {
          errors.brokenRule(field, at(value, rule.fieldPath()), rule.message());
        } else {
          errors.invalid(field, value, rule.message(), "");
        }
      }
    }
    checkChildren(path, value, old, schema, errors);
  }

  /** What is below {@code value} at a rule's field path, for example {@code .crop}. */
  private static Object at(Object value, String fieldPath) {
    Object found = value;
    for (String name : fieldPath.split("\\.", -1)) {
      if (!name.isEmpty()) {
        found = found instanceof Map ? Json.object(found).get(name) : null;
      }
    }
    return found;
  }

  private void checkChildren(
      String path, Object value, Object old, StructuralSchema schema, FieldErrors errors) {
    if (value instanceof Map) {
      Map<String, Object> oldFields = old instanceof Map ? Json.object(old) : Map.of();
      Json.object(value)
          .forEach(
              (name, field) -> {
                StructuralSchema child =
                    schema.properties().getOrDefault(name, schema.additional());
                if (child != null) {
                  String childPath = SchemaCheck.child(path, name);
                  check(childPath, field, oldFields.get(name), child, errors);
                }
              });
    } else if (value instanceof List<?> items && schema.items() != null) {
      for (int i = 0; i < items.size(); i++) {
        check("%s[%d]".formatted(path, i), items.get(i), null, schema.items(), errors);
      }
    }
  }

  private boolean holds(
      Rule rule,
      Object value,
      Object old,
      StructuralSchema schema,
      String path,
      FieldErrors errors) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("self", celValue(value, schema));
    variables.put("oldSelf", celValue(old, schema));
    try {
      return Boolean.TRUE.equals(programs.get(rule).eval(variables));
    } catch (CelEvaluationException e) {
      errors.brokenRule(path, value, e.getMessage() + " evaluating rule: " + rule.message());
      return true;
    }
  }

  /** A value in CEL's types: what the schema calls a number is a double, even if it is whole. */
  private static Object celValue(Object value, StructuralSchema schema) {
    if (value == null) {
      return NullValue.NULL_VALUE;
    }
    if (schema == null) {
      return value;
    }
    if (value instanceof Map) {
      Map<String, Object> fields = new LinkedHashMap<>();
      Json.object(value)
          .forEach(
              (name, field) ->
                  fields.put(
                      name,
                      celValue(
                          field, schema.properties().getOrDefault(name, schema.additional()))));
      return fields;
    }
    if (value instanceof List<?> items) {
      return items.stream().map(item -> celValue(item, schema.items())).toList();
    }
    boolean real = "number".equals(schema.type());
    return real && value instanceof Long whole ? (Object) whole.doubleValue() : value;
  }

  private static String join(String path, String fieldPath) {
    return path.isEmpty() ? fieldPath.substring(1) : path + fieldPath;
  }
}
