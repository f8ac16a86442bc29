package org.asterism.core.recommend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.Entity;
import org.asterism.core.bundle.Relation;

/** What the knowledge graph records between the entities of two works. */
final class Kinship {
  private final Bundle bundle;

  Kinship(Bundle bundle) {
    this.bundle = bundle;
  }

  /** Facts as phrases, those between the two makers first. */
  List<String> between(List<String> a, List<String> b) {
    List<Relation> ofA = bundle.relationsOf(a);
    List<Relation> ofB = bundle.relationsOf(b);
    List<String> facts = new ArrayList<>();
    ofA.stream().filter(each -> b.contains(each.dst())).forEach(each -> addDirect(each, facts));
    ofB.stream().filter(each -> a.contains(each.dst())).forEach(each -> addDirect(each, facts));
    addShared(ofA, ofB, facts);
    return facts;
  }

  private void addDirect(Relation relation, List<String> facts) {
    if (relation.type().equals(Relation.TAUGHT) || relation.type().equals(Relation.INFLUENCED)) {
      Optional<String> src = name(relation.src());
      Optional<String> dst = name(relation.dst());
      if (src.isPresent() && dst.isPresent()) {
        facts.add("%s %s %s".formatted(src.get(), relation.type(), dst.get()));
      }
    }
  }

  private void addShared(List<Relation> ofA, List<Relation> ofB, List<String> facts) {
    Map<String, Set<String>> targets =
        ofB.stream().collect(groupingBy(Relation::type, mapping(Relation::dst, toSet())));
    for (Relation relation : ofA) {
      // Half of all paintings are in oil.
      if (!relation.type().equals(Relation.MADE_IN)
          && targets.getOrDefault(relation.type(), Set.of()).contains(relation.dst())) {
        name(relation.dst()).map(name -> phrase(relation.type(), name)).ifPresent(facts::add);
      }
    }
  }

  /** Teachers and examples in common are joined to by relations that end at the maker. */
  private static String phrase(String type, String name) {
    return switch (type) {
      case Relation.MEMBER_OF -> "makers both of " + name;
      case Relation.ACTIVE_IN -> "makers both worked in " + name;
      case Relation.ACTIVE_DURING -> "makers both active during " + name;
      case Relation.TAUGHT -> "makers both taught " + name;
      case Relation.INFLUENCED -> "makers both influenced " + name;
      default -> "makers both %s %s".formatted(type.replace('_', ' '), name);
    };
  }

  private Optional<String> name(String entity) {
    return bundle.entity(entity).map(Entity::name);
  }
}
