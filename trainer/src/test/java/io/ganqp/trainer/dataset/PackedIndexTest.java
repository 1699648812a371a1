package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.image.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedIndexTest {
  private static final Reject REJECT =
      new Reject("x".repeat(70_000) + "\u001b[2J\n.txt", RejectReason.FOREIGN, "größer");

  @Test
  void keepsNamesOfAnyLengthAndScript() throws Exception {
    PackedIndex index =
        new PackedIndex(
            List.of(new PackedIndex.Item("人脸/1.png", -5, true)),
            new Rejects(Map.of(RejectReason.FOREIGN, 7L), List.of(REJECT)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    index.write(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(PackedIndex.read(in)).isEqualTo(index);
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void printsNamesWithoutControlCharacters() {
    assertThat(REJECT.toString()).endsWith("x [2J .txt: not a supported image (größer)");
  }
}
