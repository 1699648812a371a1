package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.batching.ServiceStoppingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {

  @Test
  void whoAsksWhileTheServiceStopsMayTryAgain() {
    try (Response answer = new ProblemMappers(List.of()).stopping(new ServiceStoppingException())) {
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("10");
      assertThat(answer.getEntity())
          .isEqualTo(Problem.stopping("No face was made: the service is stopping. Try again."));
    }
  }
}
