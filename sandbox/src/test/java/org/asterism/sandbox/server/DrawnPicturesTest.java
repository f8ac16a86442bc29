package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Relation;
import org.asterism.sandbox.collection.Work;
import org.junit.jupiter.api.Test;

class DrawnPicturesTest {
  /** Counts how often it has to paint. */
  private record Counted(GeneratedCollection collection, AtomicInteger painted)
      implements Collection {
    @Override
    public String title() {
      return collection.title();
    }

    @Override
    public List<Work> works() {
      return collection.works();
    }

    @Override
    public Optional<byte[]> picture(Work work) {
      painted.incrementAndGet();
      return collection.picture(work);
    }

    @Override
    public String pictureName(Work work) {
      return collection.pictureName(work);
    }

    @Override
    public List<Relation> relations() {
      return collection.relations();
    }
  }

  private static List<String> pictures(Collection collection) {
    List<String> paths = new ArrayList<>();
    for (Work work : collection.works()) {
      if (work.isOpen()) {
        paths.add(
            switch (work.museum()) {
              case AIC -> "/aic/iiif/2/" + AicRecord.imageId(work) + "/full/843,/0/default.jpg";
              case MET -> MetRecord.imageUrl(work, "", "web-large");
              case COMMONS -> "/commons/upload/" + CommonsFile.of(work).urlPath();
            });
      }
    }
    return paths;
  }

  /** The hashes of all pictures. */
  private static List<String> seen(Collection collection, SandboxOptions options) throws Exception {
    List<String> hashes = new ArrayList<>();
    try (SandboxServer museum = SandboxServer.start(collection, options)) {
      for (String path : pictures(collection)) {
        hashes.add(ContentHash.sha1(new Visitor(museum).get(path).body()));
      }
    }
    return hashes;
  }

  @Test
  void whatWasDrawnBeforeIsServedWithoutAPainter() throws Exception {
    Counted counted = new Counted(GeneratedCollection.of(7, 24), new AtomicInteger());
    List<String> later = seen(counted.collection(), SandboxOptions.wellBehaved());
    try (SandboxServer museum =
        SandboxServer.start(counted, SandboxOptions.wellBehaved().withPicturesDrawn(64))) {
      int before = counted.painted().get();
      List<String> served = new ArrayList<>();
      for (String path : pictures(counted)) {
        served.add(ContentHash.sha1(new Visitor(museum).get(path).body()));
      }
      assertThat(counted.painted()).hasValue(before);
      assertThat(served).isEqualTo(later);
    }
  }

  @Test
  void whatDoesNotFitIsPaintedWhenItIsAskedFor() throws Exception {
    GeneratedCollection collection = GeneratedCollection.of(7, 30);
    assertThat(seen(collection, SandboxOptions.wellBehaved().withPicturesDrawn(1)))
        .isEqualTo(seen(collection, SandboxOptions.wellBehaved()));
  }

  @Test
  void worksThatShareAPictureKeepTheirAddresses() throws Exception {
    GeneratedCollection collection = GeneratedCollection.of(7, 40).withDistinctPictures(5);
    assertThat(new HashSet<>(pictures(collection))).hasSize(40);
    Set<String> contents = new HashSet<>();
    for (Work work : collection.works()) {
      contents.add(ContentHash.sha1(collection.picture(work).orElseThrow()));
    }
    assertThat(contents).hasSize(5);
    Counted counted = new Counted(collection, new AtomicInteger());
    SandboxServer.start(counted, SandboxOptions.wellBehaved().withPicturesDrawn(64)).close();
    assertThat(counted.painted()).hasValue(5);
  }

  @Test
  void sharedPicturesAreStillOfTheMovementAndSubjectOfTheirWorks() {
    GeneratedCollection own = GeneratedCollection.of(7, 600);
    GeneratedCollection shared = own.withDistinctPictures(288);
    for (int i = 288; i < 600; i++) {
      Work original = own.works().get(i % 288);
      Work work = shared.works().get(i);
      assertThat(shared.pictureName(work)).isEqualTo(own.pictureName(original));
      assertThat(work.truth().movement()).isEqualTo(original.truth().movement());
      assertThat(work.truth().subject()).isEqualTo(original.truth().subject());
      assertThat(work.width()).isEqualTo(original.width());
    }
    assertThat(shared.works().get(0).museum()).isEqualTo(Museum.AIC);
  }
}
