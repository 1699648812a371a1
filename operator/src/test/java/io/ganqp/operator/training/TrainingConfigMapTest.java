package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrainingConfigMapTest {

  private static final List<String> OF_THE_OPERATOR = List.of("trainer", "runPolicy", "serving");

  @Test
  void theTrainerReadsEveryBlockButThoseOfTheOperator() throws IOException {
    JsonNode document =
        new ObjectMapper().readTree(TrainingConfigMap.document(Trainings.training()));

    TreeSet<String> blocks =
        Arrays.stream(GanQpTrainingSpec.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(block -> !OF_THE_OPERATOR.contains(block))
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> read = new TreeSet<>();
    document.path("spec").fieldNames().forEachRemaining(read::add);
    assertThat(read).isEqualTo(blocks);
  }
}
