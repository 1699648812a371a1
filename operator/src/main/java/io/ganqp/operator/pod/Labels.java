package io.ganqp.operator.pod;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The labels of everything that the operator makes. */
public final class Labels {

  /** What it is: {@link Component#appName()}. */
  public static final String NAME = "app.kubernetes.io/name";

  /** Name of the GanQpTraining or GanQpInference that it belongs to. */
  public static final String INSTANCE = "app.kubernetes.io/instance";

  /** Who looks after it. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY}. */
  public static final String OPERATOR = "ganqp-operator";

  private static final String PART_OF = "app.kubernetes.io/part-of";

  private Labels() {}

  /** All labels of what belongs to the resource named {@code instance}. */
  public static Map<String, String> of(Component component, String instance) {
    Map<String, String> labels = new TreeMap<>(selector(component, instance));
    labels.put(MANAGED_BY, OPERATOR);
    labels.put(PART_OF, "ganqp");
    return labels;
  }

  /** Those that tell its pods from all others. */
  public static Map<String, String> selector(Component component, String instance) {
    return new TreeMap<>(Map.of(NAME, component.appName(), INSTANCE, instance));
  }

  /** A label selector for all that the operator made for any of {@code components}. */
  public static String madeFor(Component... components) {
    String names =
        Arrays.stream(components).map(Component::appName).collect(Collectors.joining(","));
    return NAME + " in (" + names + ")," + MANAGED_BY + "=" + OPERATOR;
  }
}
