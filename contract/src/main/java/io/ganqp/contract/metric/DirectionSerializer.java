package io.ganqp.contract.metric;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes the word, and has fields that leave out what is empty leave out the usual one. */
final class DirectionSerializer extends JsonSerializer<Direction> {

  @Override
  public void serialize(Direction direction, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(direction.word());
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, Direction direction) {
    return direction == null || direction == Direction.LOWER_IS_BETTER;
  }
}
