package io.ganqp.trainer.dataset.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.BucketFiles;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Server;
import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.ReadingProgress;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketSourcesTest {

  private static final byte[] RED = TestPicture.plain(40, 30, 0xcc0000);
  private static final byte[] BLUE = TestPicture.plain(40, 30, 0x0000cc);

  @TempDir Path folder;

  private final Map<String, byte[]> files =
      new TreeMap<>(
          Map.of(
              "b/2 ä.png", BLUE,
              "a/1.png", RED,
              "notes.txt", "hello".getBytes(UTF_8),
              ".hidden.png", RED));

  private S3Server server;
  private BucketFiles stored;
  private Bucket bucket;

  @BeforeEach
  void store() throws IOException {
    server = S3Server.start().with("photographs");
    stored = BucketFiles.in(server.settings(folder.resolve("secret")), "photographs");
    files.forEach((name, content) -> stored.put("faces/train/" + name, content));
    stored.put("faces/train2/3.png", RED);
    stored.put("faces/train/b/", new byte[0]);
    stored.put("faces.zip", read(TestArchives.zip(folder.resolve("i.zip"), files)));
    stored.put("faces.tar", read(TestArchives.tar(folder.resolve("i.tar"), files)));
    stored.put("faces.tgz", read(TestArchives.tarGz(folder.resolve("i.tgz"), files)));
    bucket = Bucket.open(server.settings(folder.resolve("secret")), "photographs");
  }

  @AfterEach
  void stop() {
    bucket.close();
    stored.close();
    server.close();
  }

  @Test
  void givesTheSameFilesWhateverHoldsThem() throws Exception {
    for (String key :
        List.of("faces/train", "faces/train/", "faces.zip", "faces.tar", "faces.tgz")) {
      ImageSource source = source(key);
      try (Stream<ImageEntry> entries = source.entries()) {
        List<ImageEntry> list = entries.toList();
        assertThat(list.stream().map(ImageEntry::name))
            .as(key)
            .containsExactly("a/1.png", "b/2 ä.png", "notes.txt");
        assertThat(list.get(0).decode(32).pixels().sample(0, 0, 0)).isEqualTo(0xcc);
        assertThatExceptionOfType(RejectedImageException.class)
            .isThrownBy(() -> list.get(2).decode(32))
            .matches(e -> e.reason() == RejectReason.FOREIGN);
      }
      if (!key.startsWith("faces/")) {
        assertThat(folder.resolve("scratch")).as("where the copy was").isEmptyDirectory();
      }
      assertThat(source.description()).endsWith("s3://photographs/" + key.replaceFirst("/$", ""));
    }
  }

  @Test
  void isTheSameDatasetAsTheFolder() throws IOException {
    files.remove("notes.txt");
    stored.delete("faces/train/notes.txt");
    Path local = TestArchives.folder(folder.resolve("local"), files);

    assertThat(fingerprint(source("faces/train")))
        .isEqualTo(fingerprint(new ImageSources().of(local)));
  }

  private String fingerprint(ImageSource source) {
    DatasetOptions options = new DatasetOptions(32, Crop.CENTER, false, 0, 0, 1);
    return PackedDataset.open(source, options, folder.resolve("cache"), PackingProgress.SILENT)
        .images()
        .digest();
  }

  @Test
  void changesItsDigestWithItsContent() throws IOException {
    String prefix = source("faces/train").digest(contents());
    assertThat(source("faces/train").digest(contents())).isEqualTo(prefix).matches("[0-9a-f]{64}");
    stored.put("faces/train/a/1.png", BLUE);
    assertThat(source("faces/train").digest(contents())).isNotEqualTo(prefix);

    String archive = source("faces.zip").digest(contents());
    stored.put("faces.zip", read(TestArchives.zip(folder.resolve("j.zip"), Map.of("1.png", RED))));
    assertThat(source("faces.zip").digest(contents())).isNotEqualTo(archive);
  }

  @Test
  void anObjectThatWasReplacedSinceIsNotTaken() throws IOException {
    ImageSource prefix = source("faces/train");
    ImageSource archive = source("faces.zip");
    stored.put("faces/train/a/1.png", BLUE);
    stored.put("faces.zip", read(TestArchives.zip(folder.resolve("j.zip"), Map.of("1.png", BLUE))));

    for (ImageSource source : List.of(prefix, archive)) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> fingerprint(source))
          .withMessageContaining("was replaced while it was read: begin again");
    }
  }

  @Test
  void saysWhatIsMissing() {
    fails("nothing", "there is no dataset at s3://photographs/nothing: name the prefix of images");
    fails("face", "there is no dataset at s3://photographs/face");
    stored.put("notes", "hello".getBytes(UTF_8));
    fails("notes", "s3://photographs/notes is neither a folder nor a .zip");
    stored.put("empty.zip", new byte[0]);
    fails("empty.zip", "s3://photographs/empty.zip is neither a folder nor a .zip");
  }

  @Test
  void failsAsAWholeWhenTheServerDoes() throws IOException {
    ImageSource source = source("faces/train");
    Files.delete(folder.resolve("secret/AWS_ACCESS_KEY_ID"));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> fingerprint(source))
        .withMessageContaining("has no AWS_ACCESS_KEY_ID");
  }

  private void fails(String key, String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> source(key))
        .withMessageContaining(message);
  }

  private ImageSource source(String key) {
    return new ImageSources()
        .of(bucket, new S3Location("photographs", key), folder.resolve("scratch"));
  }

  private ContentDigests contents() {
    return ContentDigests.in(folder.resolve("digests"), ReadingProgress.SILENT);
  }

  private static byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
