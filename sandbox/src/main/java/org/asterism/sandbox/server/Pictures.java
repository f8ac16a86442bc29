package org.asterism.sandbox.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;

/** The pictures of a collection, in the sizes asked for. */
final class Pictures {
  private final Collection collection;
  private final PictureStore store;

  Pictures(Collection collection, PictureStore store) {
    this.collection = collection;
    this.store = store;
  }

  PictureStore.Facts facts(Work work) {
    return store.facts(collection.pictureName(work), () -> original(work));
  }

  Optional<byte[]> original(Work work) {
    return store.get(collection.pictureName(work), () -> collection.picture(work));
  }

  /** The picture at that width, its own where it is no wider. Nothing if it is lost or broken. */
  Optional<byte[]> atWidth(Work work, int width) {
    return width >= work.width()
        ? original(work)
        : store.get(name(work, width), () -> narrowed(work, width));
  }

  private String name(Work work, int width) {
    return collection.pictureName(work) + "@" + width;
  }

  private Optional<byte[]> narrowed(Work work, int width) {
    return original(work).flatMap(bytes -> scaled(bytes, width));
  }

  /** Makes every picture that is shown, in its own size and in the one crawlers ask for. */
  void drawAll() {
    Map<String, Runnable> tasks = new LinkedHashMap<>();
    for (Work work : collection.works()) {
      if (work.state() == Work.State.SHOWN) {
        String name = collection.pictureName(work);
        tasks.putIfAbsent(
            name,
            () -> {
              store.draw(name, () -> collection.picture(work));
              facts(work);
            });
      }
    }
    tasks.values().parallelStream().forEach(Runnable::run);
    tasks.clear();
    for (Work work : collection.works()) {
      int width = usualWidth(work.museum());
      if (work.state() == Work.State.SHOWN && width < work.width()) {
        String name = name(work, width);
        tasks.putIfAbsent(name, () -> store.draw(name, () -> narrowed(work, width)));
      }
    }
    tasks.values().parallelStream().forEach(Runnable::run);
  }

  /** The width of the pictures that records point to. */
  private static int usualWidth(Museum museum) {
    return switch (museum) {
      case AIC -> 843;
      case MET -> MetDialect.WEB_LARGE;
      case COMMONS -> 960;
    };
  }

  private static Optional<byte[]> scaled(byte[] bytes, int width) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image == null) {
        return Optional.empty();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Thumbnails.of(image).width(width).outputFormat("jpg").outputQuality(0.88).toOutputStream(out);
      return Optional.of(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
