package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkAccessTest {

  @ParameterizedTest
  @CsvSource({
    "http://minio, vision",
    "http://minio:80, vision",
    "http://minio.storage/, storage",
    "https://minio.storage.svc:443, storage",
    "http://minio.storage.svc.cluster.local:9000/path, storage",
    "https://s3.eu-central-1.amazonaws.com,",
    "http://10.0.0.7:9000,",
    "http://[fd00::7]:9000,"
  })
  void theServicesOfTheClusterAreToldByTheirNames(String endpoint, String namespace) {
    assertThat(NetworkAccess.namespaceOf(endpoint, "vision"))
        .isEqualTo(Optional.ofNullable(namespace));
  }
}
