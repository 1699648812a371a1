package io.ganqp.trainer.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataBuffer.AllocationMode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network and its parameters as the zip file of DL4J's {@link ModelSerializer}, which opens it as
 * it is. Parameters are streamed between heap and file in small pieces and not compressed: noise
 * does not shrink, and half a gigabyte should cost the disk's time only.
 */
public final class Dl4jModelFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAXIMUM_CONFIGURATION_BYTES = 1 << 24;
  private static final int CHUNK_FLOATS = 1 << 14;
  private static final int MAXIMUM_RANK = 32;

  private Dl4jModelFile() {}

  /**
   * Writes {@code network} with {@code parameters}; {@code out} stays open.
   *
   * @throws IllegalArgumentException if there are not as many parameters as the network has
   */
  public static void write(NetworkDefinition network, float[] parameters, OutputStream out)
      throws IOException {
    int size = ParameterLayout.of(network).size();
    if (parameters.length != size) {
      throw new IllegalArgumentException(
          "the " + network.name() + " has " + size + " parameters, not " + parameters.length);
    }
    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out));
    zip.setLevel(Deflater.NO_COMPRESSION);
    entry(zip, ModelSerializer.CONFIGURATION_JSON);
    zip.write(Dl4jNetwork.configuration(network).toJson().getBytes(StandardCharsets.UTF_8));
    entry(zip, ModelSerializer.COEFFICIENTS_BIN);
    writeVector(parameters, zip);
    zip.finish();
    zip.flush();
  }

  /**
   * Reads the parameters of {@code network} from a file of this class or of DL4J; {@code in} stays
   * open.
   *
   * @throws OtherNetworkException if the file holds another network
   * @throws IOException if it is damaged
   */
  public static float[] read(NetworkDefinition network, InputStream in) throws IOException {
    try {
      return readEntries(network, new ZipInputStream(in));
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      // The last from a name that is no text.
      throw new IOException("the model file is no whole zip file (" + e.getMessage() + ")", e);
    }
  }

  private static float[] readEntries(NetworkDefinition network, ZipInputStream zip)
      throws IOException {
    boolean configured = false;
    float[] parameters = null;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(ModelSerializer.CONFIGURATION_JSON)) {
        requireSame(network, zip.readNBytes(MAXIMUM_CONFIGURATION_BYTES));
        configured = true;
      } else if (entry.getName().equals(ModelSerializer.COEFFICIENTS_BIN)) {
        parameters = readVector(network, zip);
      }
    }
    if (!configured || parameters == null) {
      throw new IOException(
          "not a DL4J model: it lacks "
              + (configured ? ModelSerializer.COEFFICIENTS_BIN : ModelSerializer.CONFIGURATION_JSON)
              + "; take a file that DL4J or this trainer wrote");
    }
    return parameters;
  }

  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // A constant, so that the same network gives the same bytes.
    entry.setTime(0);
    zip.putNextEntry(entry);
  }

  private static void requireSame(NetworkDefinition network, byte[] json) throws IOException {
    List<JsonNode> layers;
    try {
      layers = layers(json);
    } catch (JsonProcessingException e) {
      throw new IOException("the DL4J configuration in the model file is damaged", e);
    }
    byte[] expected = Dl4jNetwork.configuration(network).toJson().getBytes(StandardCharsets.UTF_8);
    if (!layers.equals(layers(expected))) {
      throw new OtherNetworkException(
          "the model file holds another network than the "
              + network.name()
              + " asked for; check resolution, channels and latent dimension");
    }
  }

  /** As plain JSON: DL4J's own reader makes objects of whatever classes the file names. */
  private static List<JsonNode> layers(byte[] configuration) throws IOException {
    return JSON.readTree(configuration).path("confs").findValues("layer");
  }

  /** The format of {@code Nd4j.write}: the buffer of the shape, then that of the values. */
  private static void writeVector(float[] values, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    Nd4j.getShapeInfoProvider()
        .createShapeInformation(new long[] {values.length}, 'c', DataType.FLOAT)
        .getFirst()
        .write(data);
    data.writeUTF(AllocationMode.MIXED_DATA_TYPES.name());
    data.writeLong(values.length);
    data.writeUTF(DataType.FLOAT.name());
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES);
    for (int i = 0; i < values.length; i += CHUNK_FLOATS) {
      int length = Math.min(CHUNK_FLOATS, values.length - i);
      chunk.asFloatBuffer().put(values, i, length);
      data.write(chunk.array(), 0, length * Float.BYTES);
    }
    data.flush();
  }

  private static float[] readVector(NetworkDefinition network, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    float[] values = new float[ParameterLayout.of(network).size()];
    try {
      long shapeLength = header(data, DataType.INT64);
      if (shapeLength < 0 || shapeLength > 2 * MAXIMUM_RANK + 4) {
        throw new IOException("the model file is damaged: its shape has " + shapeLength + " parts");
      }
      data.skipNBytes(shapeLength * Long.BYTES);
      long length = header(data, DataType.FLOAT);
      if (length != values.length) {
        throw new IOException(
            "the model file holds %d parameters, and the %s has %d"
                .formatted(length, network.name(), values.length));
      }
      byte[] chunk = new byte[CHUNK_FLOATS * Float.BYTES];
      for (int i = 0; i < values.length; i += CHUNK_FLOATS) {
        int floats = Math.min(CHUNK_FLOATS, values.length - i);
        data.readFully(chunk, 0, floats * Float.BYTES);
        ByteBuffer.wrap(chunk).asFloatBuffer().get(values, i, floats);
      }
    } catch (EOFException e) {
      throw new IOException("the model file is cut off among its parameters", e);
    }
    return values;
  }

  private static long header(DataInputStream data, DataType expected) throws IOException {
    data.readUTF();
    long length = data.readLong();
    String type = data.readUTF();
    if (!type.equals(expected.name())) {
      throw new IOException(
          "the model file holds values of type " + type + ", and only " + expected + " is read");
    }
    return length;
  }
}
