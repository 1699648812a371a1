package io.ganqp.contract.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a lone ONNX file; a {@code model.json} beside it has to fit. */
final class ModelFile {

  private static final int LARGEST_CARD = 1 << 20;

  private ModelFile() {}

  static ResolvedModel read(Path file) {
    byte[] onnx = ModelBytes.of(file);
    String digest = Sha256.of(onnx);
    Path beside = file.resolveSibling(StoreLayout.CARD);
    if (!Files.isRegularFile(beside)) {
      return new ResolvedModel(onnx, digest, file.toString(), null);
    }
    ModelCard card = card(beside);
    confirmCard(card, beside.toString(), digest, file.toString());
    return new ResolvedModel(onnx, digest, file.toString(), card);
  }

  static void confirmCard(ModelCard card, String place, String digest, String source) {
    if (!card.sha256().equals(digest)) {
      throw new DamagedContentException(
          place
              + " is about another model than "
              + source
              + ": it says sha256 "
              + card.sha256()
              + ", the file has "
              + digest
              + "; copy both again, or move model.json away");
    }
  }

  private static ModelCard card(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] json = in.readNBytes(LARGEST_CARD + 1);
      if (json.length > LARGEST_CARD) {
        throw new DamagedContentException(
            file + " is larger than " + LARGEST_CARD + " bytes, so it is no card: copy it again");
      }
      return ModelCard.fromJson(json, file.toString());
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }
}
