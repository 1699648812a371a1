package io.ganqp.trainer.network;

import java.io.IOException;

/** A model file that is whole, and holds another network than the one asked for. */
public final class OtherNetworkException extends IOException {

  private static final long serialVersionUID = 1L;

  OtherNetworkException(String message) {
    super(message);
  }
}
