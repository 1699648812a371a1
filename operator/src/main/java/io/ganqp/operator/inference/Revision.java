package io.ganqp.operator.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.contract.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a pod template that the operator made, written onto the template itself: whoever
 * brings back an earlier template, as {@code kubectl rollout undo} does, brings back its name.
 */
final class Revision {
  /** Annotation of the template and so of its pods. */
  static final String ANNOTATION = "ganqp.io/revision";

  private static final int DIGITS = 16;
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Revision() {}

  /** The template with its name, which follows from all that is in it. */
  static PodTemplateSpec named(PodTemplateSpec template) {
    return named(template, digest(template));
  }

  /** The template with a name that was made for another one. */
  static PodTemplateSpec named(PodTemplateSpec template, String name) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToAnnotations(ANNOTATION, name)
        .endMetadata()
        .build();
  }

  /** The name on a template or pod; empty if it has none. */
  static Optional<String> of(ObjectMeta metadata) {
    return Optional.ofNullable(metadata)
        .map(ObjectMeta::getAnnotations)
        .map(annotations -> annotations.get(ANNOTATION));
  }

  /** The name on the template of a Deployment; empty if it has none. */
  static Optional<String> of(Deployment deployment) {
    return of(deployment.getSpec().getTemplate().getMetadata());
  }

  private static String digest(PodTemplateSpec template) {
    try {
      byte[] json = CANONICAL.writeValueAsString(template).getBytes(StandardCharsets.UTF_8);
      return Sha256.of(json).substring(0, DIGITS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a pod template is always JSON", e);
    }
  }
}
