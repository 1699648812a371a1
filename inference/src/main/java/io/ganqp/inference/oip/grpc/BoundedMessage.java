package io.ganqp.inference.oip.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.oip.InvalidInferenceException;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import java.io.IOException;

/**
 * A request for images whose fields are counted before any becomes an object: a field of two bytes
 * takes a hundred as one. Packed arrays are one field.
 */
final class BoundedMessage {
  private static final int MOST_FIELDS = 4096;

  /** Of parameters, inputs and outputs, and of an input's own parameters and contents. */
  private static final int FIRST_MESSAGE = 4;

  private static final int LAST_MESSAGE = 6;
  private static final int DEEPEST = 2;

  private int fields;

  private BoundedMessage() {}

  /**
   * Reads it.
   *
   * @throws InvalidInferenceException if it is something else, or has too many fields
   */
  static ModelInferRequest parse(byte[] message) {
    try {
      new BoundedMessage().count(CodedInputStream.newInstance(message), 0);
      return ModelInferRequest.parseFrom(message);
    } catch (IOException e) {
      throw new InvalidInferenceException(
          "The message is no ModelInferRequest: %s".formatted(Quoted.shorten(e.getMessage())));
    }
  }

  private void count(CodedInputStream in, int depth) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (++fields > MOST_FIELDS) {
        throw new InvalidInferenceException(
            "The message has more than %d fields: send tensors as raw_input_contents."
                .formatted(MOST_FIELDS));
      }
      int field = WireFormat.getTagFieldNumber(tag);
      boolean message =
          depth < DEEPEST
              && field >= FIRST_MESSAGE
              && field <= LAST_MESSAGE
              && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (message) {
        int limit = in.pushLimit(in.readRawVarint32());
        count(in, depth + 1);
        in.popLimit(limit);
      } else {
        in.skipField(tag);
      }
    }
  }
}
