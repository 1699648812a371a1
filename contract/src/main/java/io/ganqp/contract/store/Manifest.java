package io.ganqp.contract.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The files of a folder with size and digest, written last as {@link StoreLayout#MANIFEST}: a
 * folder without one was never finished.
 *
 * @param schema version of this document: {@value #SCHEMA}
 * @param folder where the files lie, below the manifest; null: beside it
 * @param files name to size and digest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(int schema, String folder, Map<String, Entry> files) {

  /** The version that this code writes. */
  public static final int SCHEMA = 1;

  public Manifest {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "schema " + schema + " is not known here (" + SCHEMA + " is): use a newer version");
    }
    if (folder != null) {
      StoreKey.checked(folder);
    }
    Json.present(files, "files");
    files.forEach((name, entry) -> Json.present(entry, "files." + StoreKey.checked(name)));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * One file.
   *
   * @param sha256 digest of its content
   * @param size in bytes
   */
  public record Entry(String sha256, long size) {

    public Entry {
      Sha256.checked(sha256);
      Json.atLeast(0, size, "size");
    }
  }

  /** What every version has. */
  private record Version(int schema) {}

  /**
   * Describes the files of {@code folder} and of its folders, hidden ones and manifest excepted.
   */
  public static Manifest of(Path folder) {
    TreeMap<String, Entry> files = new TreeMap<>();
    try {
      for (Path file : FileTree.files(folder)) {
        String name = file.toString().replace('\\', '/');
        Path path = folder.resolve(file);
        if (!name.equals(StoreLayout.MANIFEST)) {
          files.put(StoreKey.checked(name), new Entry(Sha256.of(path), Files.size(path)));
        }
      }
    } catch (IOException e) {
      throw StoreException.of("cannot read", folder, e);
    }
    return new Manifest(SCHEMA, null, files);
  }

  /** The same files, lying in {@code other}. */
  Manifest in(String other) {
    return new Manifest(schema, other, files);
  }

  /** Where the file {@code name} lies below the manifest. */
  String place(String name) {
    return folder == null ? name : folder + "/" + name;
  }

  /**
   * Confirms that {@code folder} holds every file as described; further files don't matter.
   *
   * @throws DamagedContentException naming the first file that is missing or altered, and how
   */
  public void verify(Path folder) {
    verify(folder, name -> folder.resolve(name).toString());
  }

  /** The same for copies of files that lie at {@code places}, by their names. */
  void verify(Path folder, UnaryOperator<String> places) {
    files.forEach((name, entry) -> verify(folder.resolve(name), places.apply(name), entry));
  }

  private static void verify(Path file, String place, Entry entry) {
    if (!Files.isRegularFile(file)) {
      throw new DamagedContentException(place + " is missing");
    }
    try {
      long size = Files.size(file);
      if (size != entry.size()) {
        throw new DamagedContentException(
            place + " has " + size + " bytes instead of " + entry.size());
      }
      String digest = Sha256.of(file);
      if (!digest.equals(entry.sha256())) {
        throw new DamagedContentException(
            place + " is damaged: its sha256 is " + digest + " instead of " + entry.sha256());
      }
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }

  /**
   * Reads a manifest; {@code place} is named in the message of a failure.
   *
   * @throws UnknownSchemaException if another version wrote it
   * @throws DamagedContentException if it is not valid
   */
  public static Manifest fromJson(byte[] json, String place) {
    Version version = Json.read(json, Version.class, place);
    if (version.schema() > SCHEMA) {
      throw new UnknownSchemaException(place, version.schema(), SCHEMA);
    }
    return Json.read(json, Manifest.class, place);
  }

  /** Writes the manifest. */
  public byte[] toJson() {
    return Json.write(this);
  }
}
