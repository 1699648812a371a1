package io.ganqp.trainer.evaluation.feature;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Looks whether an ONNX file keeps weights in files beside it, which its digest then does not
 * cover. Reads the fields of onnx.proto that lead to tensors and skips all others.
 */
final class ExternalWeights {

  private static final int DATA_LOCATION = 14;
  private static final int EXTERNAL = 1;

  private enum Message {
    MODEL,
    GRAPH,
    FUNCTION,
    NODE,
    ATTRIBUTE,
    SPARSE_TENSOR,
    TENSOR
  }

  private static final Map<Message, Map<Integer, Message>> CHILDREN =
      Map.of(
          Message.MODEL, Map.of(7, Message.GRAPH, 25, Message.FUNCTION),
          Message.GRAPH, Map.of(1, Message.NODE, 5, Message.TENSOR, 15, Message.SPARSE_TENSOR),
          Message.FUNCTION, Map.of(7, Message.NODE),
          Message.NODE, Map.of(5, Message.ATTRIBUTE),
          Message.ATTRIBUTE,
              Map.of(
                  5, Message.TENSOR,
                  6, Message.GRAPH,
                  10, Message.TENSOR,
                  11, Message.GRAPH,
                  22, Message.SPARSE_TENSOR,
                  23, Message.SPARSE_TENSOR),
          Message.SPARSE_TENSOR, Map.of(1, Message.TENSOR, 2, Message.TENSOR),
          Message.TENSOR, Map.of());

  private ExternalWeights() {}

  /**
   * Whether there are any.
   *
   * @throws IOException if it can't be read, or is no ONNX file
   */
  static boolean in(NetworkFile file) throws IOException {
    try (InputStream stream = file.open()) {
      CodedInputStream in = CodedInputStream.newInstance(stream, 1 << 16);
      in.setSizeLimit(Integer.MAX_VALUE);
      return in(in, Message.MODEL);
    }
  }

  private static boolean in(CodedInputStream in, Message message) throws IOException {
    Map<Integer, Message> children = CHILDREN.get(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      int type = WireFormat.getTagWireType(tag);
      if (children.containsKey(field) && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int outer = in.pushLimit(in.readRawVarint32());
        if (in(in, children.get(field))) {
          return true;
        }
        in.popLimit(outer);
      } else if (message == Message.TENSOR
          && field == DATA_LOCATION
          && type == WireFormat.WIRETYPE_VARINT) {
        if (in.readRawVarint32() == EXTERNAL) {
          return true;
        }
      } else if (!in.skipField(tag)) {
        throw new IOException("a group ends that never began");
      }
    }
    return false;
  }
}
