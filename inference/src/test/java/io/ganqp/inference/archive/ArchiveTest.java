package io.ganqp.inference.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private final Map<Integer, UniEmitter<? super byte[]>> begun = new TreeMap<>();

  @Test
  void hasEachFileAsItIsInTheOrderAskedFor() throws IOException {
    List<String> read = new ArrayList<>();

    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(ready(7), 3)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        read.add(entry.getName() + "=" + new String(zip.readAllBytes(), US_ASCII));
      }
    }

    assertThat(read)
        .containsExactly(
            "0.txt=c0", "1.txt=c1", "2.txt=c2", "3.txt=c3", "4.txt=c4", "5.txt=c5", "6.txt=c6");
  }

  @Test
  void isTheSameWheneverAndHoweverItIsMade() {
    assertThat(bytes(ready(7), 1)).isEqualTo(bytes(ready(7), 3)).isEqualTo(bytes(ready(7), 8));
  }

  @Test
  void beginsTheNextFilesWhenThoseBeforeWereTaken() {
    AssertSubscriber<byte[]> client = slow(5).parts(2).subscribe().withSubscriber(client(1));
    assertThat(begun.keySet()).containsExactly(0, 1);

    // Made in another order than sent.
    begun.get(1).complete(new byte[1]);
    client.assertHasNotReceivedAnyItem();
    begun.get(0).complete(new byte[1]);

    client.awaitItems(1);
    assertThat(begun).hasSize(2);
    client.request(1);
    client.awaitItems(2);
    assertThat(begun).hasSize(2);
    // One is asked for, and its whole group made: so few are ahead of the client.
    client.request(1);
    assertThat(begun.keySet()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void makesNothingMoreForAClientThatHasLeft() {
    AssertSubscriber<byte[]> client =
        slow(5).parts(2).subscribe().withSubscriber(client(Long.MAX_VALUE));
    List<Integer> ended = new ArrayList<>();
    begun.forEach((index, file) -> file.onTermination(() -> ended.add(index)));

    client.cancel();

    assertThat(ended).containsExactlyInAnyOrder(0, 1);
    assertThat(begun).hasSize(2);
  }

  @Test
  void failsWithTheFirstFileThatDoesAndHasNoEnd() {
    AssertSubscriber<byte[]> client =
        slow(5).parts(2).subscribe().withSubscriber(client(Long.MAX_VALUE));
    begun.get(0).complete(new byte[1]);
    begun.get(1).complete(new byte[1]);

    begun.get(3).fail(new IllegalStateException("no face"));

    client.assertFailedWith(IllegalStateException.class, "no face");
    assertThat(client.getItems()).hasSize(2);
    assertThat(begun).hasSize(4);
  }

  private static AssertSubscriber<byte[]> client(long requested) {
    return AssertSubscriber.create(requested);
  }

  private static Archive ready(int count) {
    return new Archive(
        count, i -> i + ".txt", i -> Uni.createFrom().item(("c" + i).getBytes(US_ASCII)));
  }

  private Archive slow(int count) {
    return new Archive(
        count, i -> i + ".txt", i -> Uni.createFrom().emitter(file -> begun.put(i, file)));
  }

  private static byte[] bytes(Archive archive, int together) {
    Multi<byte[]> parts = archive.parts(together);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.subscribe().asStream().forEach(all::writeBytes);
    return all.toByteArray();
  }
}
