package org.lufcheck.variant.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the small part of YAML that model files use, with the place of everything: mappings, lists
 * and texts, without aliases. Immutable. Every method throws {@link InputException} when the file
 * holds something else.
 *
 * @param source the file
 */
public record Yaml(SourceText source) {
  /** Deepest nesting; a workload needs six levels. */
  private static final int DEEPEST = 8;

  /**
   * A piece of text where it is written.
   *
   * @param value the text without its quotes
   * @param at where it starts
   */
  public record Text(String value, Position at) {}

  /**
   * A key with its value.
   *
   * @param key the key
   * @param value its value, not yet read
   */
  public record Entry(Text key, Node value) {}

  /**
   * The entries of the mapping that the file consists of, by key.
   *
   * @throws InputException if the file is something else, or names a key twice
   */
  public Map<String, Entry> root() {
    LoadSettings settings = LoadSettings.builder().setLabel(source.name()).build();
    try {
      checkDepth(settings);
      Optional<Node> node = new Compose(settings).composeString(source.text());
      if (node.isEmpty()) {
        throw source.error(Position.at(1, 1), "this file is empty", "'name:' and so on");
      }
      return mapping(node.get());
    } catch (MarkedYamlEngineException e) {
      throw source.error(
          e.getProblemMark().map(m -> position(m, 1)).orElse(Position.at(1, 1)),
          "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw source.error(Position.at(1, 1), "this is not YAML: " + e.getMessage());
    } catch (IndexOutOfBoundsException e) {
      // How the library ends on a thousand question marks in a row.
      throw source.error(Position.at(1, 1), "this is not YAML, nor anything like it");
    }
  }

  /** The entries of a mapping, by key. */
  public Map<String, Entry> mapping(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw source.error(at(node), "this is " + kind(node), "keys with values");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Text key = text(tuple.getKeyNode());
      if (entries.put(key.value(), new Entry(key, tuple.getValueNode())) != null) {
        throw source.error(key.at(), "the key '" + key.value() + "' is there twice");
      }
    }
    return entries;
  }

  /** The texts of a list. */
  public List<Text> list(Node node) {
    List<Text> items = new ArrayList<>();
    for (Node item : items(node)) {
      items.add(text(item));
    }
    return items;
  }

  /** The items of a list. */
  public List<Node> items(Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      throw source.error(at(node), "this is " + kind(node), "a list, [a, b]");
    }
    return sequence.getValue();
  }

  /** Whether this is a single text rather than a list or keys with values. */
  public static boolean isText(Node node) {
    return node instanceof ScalarNode;
  }

  /** A text. */
  public Text text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return new Text(scalar.getValue(), at(node));
    }
    throw source.error(at(node), "this is " + kind(node), "a text");
  }

  private void checkDepth(LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(source.text())) {
      Event.ID id = event.getEventId();
      boolean opens = id == Event.ID.MappingStart || id == Event.ID.SequenceStart;
      boolean closes = id == Event.ID.MappingEnd || id == Event.ID.SequenceEnd;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth > DEEPEST || id == Event.ID.Alias) {
        String problem = id == Event.ID.Alias ? "aliases have no meaning here" : "this is too deep";
        throw source.error(
            event.getStartMark().map(m -> position(m, 1)).orElse(Position.at(1, 1)), problem);
      }
    }
  }

  /** Where something starts. */
  public static Position at(Node node) {
    int length = node instanceof ScalarNode scalar ? Math.max(1, scalar.getValue().length()) : 1;
    return node.getStartMark().map(m -> position(m, length)).orElse(Position.at(1, 1));
  }

  private static Position position(Mark mark, int length) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1, length);
  }

  private static String kind(Node node) {
    return node instanceof MappingNode
        ? "a set of keys"
        : node instanceof SequenceNode ? "a list" : "a text";
  }
}
