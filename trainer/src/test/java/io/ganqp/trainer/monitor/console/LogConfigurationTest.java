package io.ganqp.trainer.monitor.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.trainer.monitor.event.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogConfigurationTest {

  /** Logs as a process of its own. */
  static final class Talker {
    private Talker() {}

    public static void main(String[] arguments) {
      Console.prepareLog(arguments.length > 0);
      new EventLog().evaluated(5, Runs.swd(0.5));
      LoggerFactory.getLogger("org.nd4j").info("chatter");
      LoggerFactory.getLogger("org.nd4j").warn("a warning");
      System.getLogger("io.ganqp.store.s3.S3Store")
          .log(System.Logger.Level.INFO, "of {0}", "a store");
    }
  }

  @Test
  void writesQuietLinesForPeople() throws Exception {
    List<String> lines = talk(Map.of());
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).matches("\\d\\d:\\d\\d:\\d\\d INFO  iteration 5: swd = 0.5000");
    assertThat(lines.get(1)).endsWith("WARN  a warning");
    assertThat(lines.get(2)).endsWith("INFO  of a store");
  }

  @Test
  void clearsTheBarsLineOnATerminal() throws Exception {
    assertThat(talk(Map.of(), "terminal").get(0)).startsWith("\u001b[K").endsWith("swd = 0.5000");
  }

  @Test
  void writesJsonForMachines() throws Exception {
    List<String> lines = talk(Map.of("GANQP_LOG_FORMAT", "json"));
    assertThat(lines).hasSize(3);
    JsonNode first = new JsonMapper().readTree(lines.get(0));
    assertThat(first.path("level").asText()).isEqualTo("INFO");
    assertThat(first.path("formattedMessage").asText()).isEqualTo("iteration 5: swd = 0.5000");
    assertThat(first.path("timestamp").asLong()).isPositive();
  }

  private static List<String> talk(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), Talker.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().filter(line -> !line.isBlank()).toList();
  }
}
