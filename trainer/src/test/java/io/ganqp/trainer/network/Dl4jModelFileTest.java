package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jModelFileTest {

  private static final String TRAP = "io.ganqp.trap";

  private final NetworkDefinition generator = Networks.generator(32, 16, 8, 32);
  private final float[] parameters = InitialParameters.of(generator, 1);

  @Test
  void opensWithTheLoaderOfDl4j() throws IOException {
    MultiLayerNetwork opened =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file()), true);

    INDArray latent = Nd4j.linspace(-1, 1, 32).reshape(2, 16).castTo(Nd4j.dataType());
    assertThat(opened.params().toFloatVector()).isEqualTo(parameters);
    assertThat(opened.output(latent))
        .isEqualTo(Dl4jNetwork.of(generator, parameters).output(latent));
  }

  @Test
  void givesBackWhatItWasGiven() throws IOException {
    assertThat(read(file())).isEqualTo(parameters);
  }

  @Test
  void readsWhatDl4jWrote() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelSerializer.writeModel(Dl4jNetwork.of(generator, parameters), out, false);
    assertThat(read(out.toByteArray())).isEqualTo(parameters);
  }

  @Test
  void writesTheSameBytesForTheSameNetwork() throws IOException {
    assertThat(Arrays.equals(file(), file())).isTrue();
  }

  @Test
  void refusesToWriteParametersOfAnotherNetwork() {
    assertThatThrownBy(
            () -> Dl4jModelFile.write(generator, new float[3], new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 3");
  }

  @Test
  void refusesAnotherNetwork() throws IOException {
    byte[] file = file();
    NetworkDefinition critic = Networks.critic(32, 8, 32);
    assertThatThrownBy(() -> Dl4jModelFile.read(critic, new ByteArrayInputStream(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another network than the critic");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.99})
  void refusesAFileThatIsCutOff(double share) throws IOException {
    byte[] file = file();
    byte[] cut = Arrays.copyOf(file, (int) (share * file.length));
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("null");
  }

  @Test
  void refusesAZipWithoutANetwork() throws IOException {
    byte[] file = zip("readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a DL4J model");
  }

  @Test
  void refusesAConfigurationThatIsNone() throws IOException {
    byte[] file =
        zip(ModelSerializer.CONFIGURATION_JSON, "{\"confs\": 3".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("configuration in the model file is damaged");
  }

  @Test
  void makesNothingOfTheClassesThatAConfigurationNames() throws IOException {
    String configuration =
        """
        {"confs": [{"layer": {"@class": "%s"}}]}"""
            .formatted(Trap.class.getName());
    byte[] file =
        zip(ModelSerializer.CONFIGURATION_JSON, configuration.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> read(file)).hasMessageContaining("another network than the generator");
    assertThat(System.getProperty(TRAP)).isNull();
  }

  /** A layer, so that DL4J's own reader would make one. */
  static final class Trap extends DropoutLayer {
    private static final long serialVersionUID = 1L;

    static {
      System.setProperty(TRAP, "loaded");
    }
  }

  @Test
  void refusesParametersThatAreNone() throws IOException {
    byte[] file = zip(ModelSerializer.COEFFICIENTS_BIN, new byte[] {0, 1, 'x', -1, -1, -1, -1, -1});
    assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesADamagedParameter() throws IOException {
    byte[] file = file();
    file[file.length / 2] ^= 1;
    assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
  }

  private byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Dl4jModelFile.write(generator, parameters, out);
    return out.toByteArray();
  }

  private float[] read(byte[] file) throws IOException {
    return Dl4jModelFile.read(generator, new ByteArrayInputStream(file));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }
}
