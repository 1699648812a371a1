package io.ganqp.crds.validation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Parses one YAML document into JSON values as the API server sees them: maps with string keys,
 * lists, strings, {@code Long}, {@code Double}, {@code Boolean} and null. Size, depth and the
 * expansion of aliases are bounded.
 */
public final class YamlParser {

  /** What etcd stores at most; nothing larger could be a resource. */
  static final int MAXIMUM_CHARACTERS = 1_500_000;

  private static final int MAXIMUM_DEPTH = 50;
  private static final int MAXIMUM_ALIASES = 50;
  private static final int MAXIMUM_VALUES = 100_000;

  /**
   * Parses a document that is one object.
   *
   * @param source what errors call it, for example a file name
   * @throws InvalidDocumentException if it is not YAML, no object, or too large
   */
  public Map<String, Object> parse(String source, String text) {
    if (text.length() > MAXIMUM_CHARACTERS) {
      throw new InvalidDocumentException(
          source,
          "the document has " + text.length() + " characters",
          "keep it below " + MAXIMUM_CHARACTERS);
    }
    try {
      List<Object> documents = new ArrayList<>();
      for (Object document : yaml().loadAll(text)) {
        if (document != null) {
          documents.add(document);
        }
        if (documents.size() > 1) {
          throw new InvalidDocumentException(
              source, "there is more than one document", "put each into a file of its own");
        }
      }
      if (documents.isEmpty() || !(documents.get(0) instanceof Map)) {
        throw new InvalidDocumentException(
            source, "there is no YAML object", "start with apiVersion, kind, metadata and spec");
      }
      return new JsonValues().object((Map<?, ?>) documents.get(0));
    } catch (MarkedYAMLException e) {
      throw new InvalidDocumentException(source, describe(e), "correct the YAML there");
    } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The last two from an explicit tag on a text that does not fit it, such as !!int x.
      throw new InvalidDocumentException(
          source, "not acceptable as YAML: " + firstLine(e.getMessage()), "correct the YAML");
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    options.setMaxAliasesForCollections(MAXIMUM_ALIASES);
    options.setNestingDepthLimit(MAXIMUM_DEPTH);
    options.setCodePointLimit(MAXIMUM_CHARACTERS);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new JsonConstructor(options),
        new Representer(unused),
        unused,
        options,
        new KubernetesResolver());
  }

  /** Knows the types that JSON has, and no other, whatever tag a document writes. */
  private static final class JsonConstructor extends SafeConstructor {
    private static final Set<Tag> TAGS =
        Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.STR, Tag.SEQ, Tag.MAP);

    JsonConstructor(LoaderOptions options) {
      super(options);
      yamlConstructors.keySet().removeIf(tag -> tag != null && !TAGS.contains(tag));
    }
  }

  private static String describe(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? e.getContext() : e.getProblem();
    return e.getProblemMark() == null
        ? String.valueOf(problem)
        : "line %d, column %d: %s"
            .formatted(
                e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1, problem);
  }

  private static String firstLine(String text) {
    return String.valueOf(text).lines().findFirst().orElse("");
  }

  /** A YAML value that JSON has no counterpart for. */
  private static final class IllegalValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    IllegalValueException(String message) {
      super(message);
    }
  }

  /** Copies what the YAML library built, counting, since aliases multiply. */
  private static final class JsonValues {

    private int values;

    Map<String, Object> object(Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, value) -> object.put(key(key), value(value)));
      return object;
    }

    private static String key(Object key) {
      if (key instanceof String || key instanceof Number || key instanceof Boolean) {
        return key.toString();
      }
      throw new IllegalValueException("a key must be text, found " + key);
    }

    private Object value(Object value) {
      if (++values > MAXIMUM_VALUES) {
        throw new IllegalValueException("more than " + MAXIMUM_VALUES + " values");
      }
      if (value == null || value instanceof String || value instanceof Boolean) {
        return value;
      }
      if (value instanceof Integer || value instanceof Long) {
        return ((Number) value).longValue();
      }
      if (value instanceof BigInteger || value instanceof Double) {
        return number(((Number) value).doubleValue());
      }
      if (value instanceof Map<?, ?> map) {
        return object(map);
      }
      if (value instanceof Iterable<?> items) {
        return array(items.iterator());
      }
      throw new IllegalValueException("JSON has no " + value.getClass().getSimpleName());
    }

    /** As JSON has it: 64.0 is 64, and there is no infinity. */
    private static Object number(double value) {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw new IllegalValueException("a number must be finite, found " + value);
      }
      boolean exact = value == Math.rint(value) && Math.abs(value) < 0x1p53;
      return exact ? (Object) (long) value : (Object) value;
    }

    private List<Object> array(Iterator<?> items) {
      List<Object> array = new ArrayList<>();
      items.forEachRemaining(item -> array.add(value(item)));
      return array;
    }
  }
}
