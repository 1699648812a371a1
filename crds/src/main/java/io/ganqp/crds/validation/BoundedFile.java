package io.ganqp.crds.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a text file that may be anything, a device or a film included. */
final class BoundedFile {

  static String read(Path file) {
    String source = file.toString();
    if (Files.isDirectory(file)) {
      throw new InvalidDocumentException(source, "is a folder", "name the YAML file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(YamlParser.MAXIMUM_CHARACTERS + 1);
      if (bytes.length > YamlParser.MAXIMUM_CHARACTERS) {
        throw new InvalidDocumentException(
            source,
            "the file has more than " + YamlParser.MAXIMUM_CHARACTERS + " bytes",
            "name the YAML file of a resource");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new InvalidDocumentException(source, "there is no such file", "check the path");
    } catch (CharacterCodingException e) {
      throw new InvalidDocumentException(source, "the file is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      throw new InvalidDocumentException(
          source, "the file cannot be read: " + e.getMessage(), "check its permissions");
    }
  }

  private BoundedFile() {}
}
