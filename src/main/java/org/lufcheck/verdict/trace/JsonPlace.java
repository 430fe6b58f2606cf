package org.lufcheck.verdict.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lufcheck.variant.text.Position;

/** Where something stands in a JSON text. */
final class JsonPlace {
  private static final Position START = Position.at(1, 1);

  private JsonPlace() {}

  /** Where a parser gave up. */
  static Position of(JsonProcessingException e) {
    return position(e.getLocation());
  }

  /** Where the value stands that a pointer names, in a text that is known to be JSON. */
  static Position of(String text, JsonPointer pointer) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        if (begins(parser) && parser.getParsingContext().pathAsPointer().equals(pointer)) {
          return position(parser.currentTokenLocation());
        }
      }
      return START;
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether the parser is at a value whose path the parsing context knows. */
  private static boolean begins(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return token != JsonToken.FIELD_NAME && token != JsonToken.END_ARRAY;
  }

  private static Position position(@Nullable JsonLocation at) {
    return at == null
        ? START
        : Position.at(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }
}
