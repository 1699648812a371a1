package io.ganqp.operator.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells whether a Job is still the one that the specification asks for. Only what a user wrote
 * counts, and only once the user has changed it: a new version of the operator, of its images or of
 * the defaults restarts nothing.
 */
final class SpecFingerprint {

  private static final String GENERATION = "ganqp.io/generation";
  private static final String DIGEST = "ganqp.io/spec-sha256";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private SpecFingerprint() {}

  /** The annotations of a Job for {@code training}. */
  static Map<String, String> annotations(GanQpTraining training) {
    return new TreeMap<>(
        Map.of(
            GENERATION,
            generation(training),
            DIGEST,
            digest(training),
            Extent.ITERATIONS,
            Integer.toString(Extent.asked(training))));
  }

  /** Whether {@code job} does what {@code training} asks for. */
  static boolean matches(Job job, GanQpTraining training) {
    Map<String, String> annotations = job.getMetadata().getAnnotations();
    return generation(training).equals(annotations.get(GENERATION))
        || digest(training).equals(annotations.get(DIGEST));
  }

  /** Whether {@code job} was made from the very document that {@code training} gives now. */
  static boolean isSame(Job job, GanQpTraining training) {
    return digest(training).equals(job.getMetadata().getAnnotations().get(DIGEST));
  }

  private static String generation(GanQpTraining training) {
    return String.valueOf(training.getMetadata().getGeneration());
  }

  private static String digest(GanQpTraining training) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(TrainingConfigMap.effective(training).getBytes(StandardCharsets.UTF_8));
      digest.update(JSON.writeValueAsBytes(training.getSpec().trainer()));
      digest.update(
          Integer.toString(training.getSpec().runPolicy().backoffLimit())
              .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the API can be written", e);
    }
  }
}
