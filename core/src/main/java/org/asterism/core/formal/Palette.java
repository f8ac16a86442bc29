package org.asterism.core.formal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.asterism.core.image.Picture;

/** The main colours of a picture: k-means in OKLab, started from the colours farthest apart. */
public final class Palette {
  /** The most colours given. */
  public static final int COLOURS = 5;

  /** The long side in pixels the colours are counted on. */
  private static final int LONG_SIDE = 64;

  private static final int ROUNDS = 12;

  /** A colour on less of the picture is not called shared. */
  private static final float NOTICEABLE = 0.04f;

  private Palette() {}

  /** Up to {@link #COLOURS} colours, the largest share first; the shares add up to 1. */
  public static List<Swatch> of(Picture picture) {
    Picture small = picture.reducedTo(LONG_SIDE);
    Oklab[] pixels = new Oklab[small.rgb().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Oklab.of(small.rgb()[i]);
    }
    List<Oklab> colours = farthestApart(pixels);
    int[] nearest = new int[pixels.length];
    for (int round = 0; round < ROUNDS; round++) {
      assign(pixels, colours, nearest);
      colours = means(pixels, nearest, colours.size());
    }
    assign(pixels, colours, nearest);
    return swatches(colours, nearest);
  }

  /** The names of the colours both palettes have, the most of them first. */
  public static List<String> shared(List<Swatch> a, List<Swatch> b) {
    record Common(String name, float share) {}
    List<Common> common = new ArrayList<>();
    for (Swatch mine : a) {
      for (Swatch other : b) {
        float share = Math.min(mine.share(), other.share());
        if (share >= NOTICEABLE && mine.name().equals(other.name())) {
          common.add(new Common(mine.name(), share));
        }
      }
    }
    common.sort(Comparator.comparingDouble(Common::share).reversed().thenComparing(Common::name));
    Set<String> names = new LinkedHashSet<>();
    common.forEach(each -> names.add(each.name()));
    return List.copyOf(names);
  }

  /** Starts at the mean colour, then takes the pixel farthest from all taken. */
  private static List<Oklab> farthestApart(Oklab[] pixels) {
    List<Oklab> colours = new ArrayList<>(means(pixels, new int[pixels.length], 1));
    while (colours.size() < COLOURS) {
      Oklab farthest = pixels[0];
      double distance = 0;
      for (Oklab pixel : pixels) {
        double nearest = Double.MAX_VALUE;
        for (Oklab colour : colours) {
          nearest = Math.min(nearest, pixel.squaredDistance(colour));
        }
        if (nearest > distance) {
          distance = nearest;
          farthest = pixel;
        }
      }
      if (distance == 0) {
        break;
      }
      colours.add(farthest);
    }
    return colours;
  }

  private static void assign(Oklab[] pixels, List<Oklab> colours, int[] nearest) {
    for (int i = 0; i < pixels.length; i++) {
      double least = Double.MAX_VALUE;
      for (int c = 0; c < colours.size(); c++) {
        double distance = pixels[i].squaredDistance(colours.get(c));
        if (distance < least) {
          least = distance;
          nearest[i] = c;
        }
      }
    }
  }

  /** The mean colour of each cluster; empty clusters are left out. */
  private static List<Oklab> means(Oklab[] pixels, int[] cluster, int clusters) {
    double[][] sums = new double[clusters][4];
    for (int i = 0; i < pixels.length; i++) {
      double[] sum = sums[cluster[i]];
      sum[0] += pixels[i].lightness();
      sum[1] += pixels[i].greenRed();
      sum[2] += pixels[i].blueYellow();
      sum[3]++;
    }
    List<Oklab> means = new ArrayList<>();
    for (double[] sum : sums) {
      if (sum[3] > 0) {
        means.add(
            new Oklab(
                (float) (sum[0] / sum[3]), (float) (sum[1] / sum[3]), (float) (sum[2] / sum[3])));
      }
    }
    return means;
  }

  private static List<Swatch> swatches(List<Oklab> colours, int[] nearest) {
    int[] counts = new int[colours.size()];
    for (int cluster : nearest) {
      counts[cluster]++;
    }
    List<Swatch> swatches = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        swatches.add(new Swatch(colours.get(c).rgb(), (float) counts[c] / nearest.length));
      }
    }
    swatches.sort(
        Comparator.comparingDouble(Swatch::share).reversed().thenComparingInt(Swatch::rgb));
    return List.copyOf(swatches);
  }
}
