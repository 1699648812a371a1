package io.ganqp.contract.store;

/** Stored content is of another version than this program knows: intact, and not to be replaced. */
public final class UnknownSchemaException extends StoreException {

  private static final long serialVersionUID = 1L;

  private final int schema;

  UnknownSchemaException(String place, int schema, int known) {
    super(
        "%s has schema %d, and only %d is known here: use the version that wrote it"
            .formatted(place, schema, known));
    this.schema = schema;
  }

  /** The version that it is of. */
  public int schema() {
    return schema;
  }
}
