package org.asterism.pipeline.embed;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.VectorsSpec;
import org.asterism.pipeline.lake.WholeFiles;

/**
 * A file of vectors of one dimension, of which each task reads its own part: NumPy's {@code .npy}
 * (format 1 to 3, {@code <f4} in C order) or {@code .fvecs} (for each vector its dimension as a
 * little-endian int, then its floats).
 *
 * @param before bytes before the first vector
 * @param prefix bytes before each vector's numbers
 * @param count vectors in the file
 */
record VectorFile(
    WholeFiles folder, String name, long before, int prefix, int dimension, long count)
    implements Serializable {
  private static final byte[] NUMPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\((\\d+),\\s*(\\d+)\\)");
  private static final int LARGEST_HEADER = 1 << 16;

  /**
   * @throws AsterismException if the file is missing, is no such file, or has vectors of another
   *     dimension
   */
  static VectorFile open(SparkSession spark, VectorsSpec spec) {
    Path path = new Path(spec.vectors());
    try {
      long bytes =
          path.getFileSystem(spark.sessionState().newHadoopConf()).getFileStatus(path).getLen();
      WholeFiles folder =
          new WholeFiles(spark, path.getParent() == null ? "." : path.getParent().toString());
      try (DataInputStream in = new DataInputStream(folder.open(path.getName()))) {
        return spec.vectors().endsWith(".npy")
            ? numpy(spec, folder, path.getName(), in, bytes)
            : fvecs(spec, folder, path.getName(), bytes);
      }
    } catch (EOFException e) {
      throw wrong(spec, "it ends too early");
    } catch (IOException e) {
      throw wrong(spec, String.valueOf(e.getMessage()));
    }
  }

  private static VectorFile numpy(
      VectorsSpec spec, WholeFiles folder, String name, DataInputStream in, long bytes)
      throws IOException {
    byte[] magic = in.readNBytes(NUMPY.length);
    int major = in.readUnsignedByte();
    in.readUnsignedByte();
    int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    int start = NUMPY.length + 4;
    if (major > 1) {
      length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
      start += 2;
    }
    if (!Arrays.equals(magic, NUMPY) || length < 0 || length > LARGEST_HEADER) {
      throw wrong(spec, "it is no NumPy file");
    }
    String header = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    Matcher shape = SHAPE.matcher(header);
    if (!header.contains("'<f4'") || !header.contains("'fortran_order': False") || !shape.find()) {
      throw wrong(
          spec,
          "it should be an array of float32 in C order with two dimensions, and says "
              + header.strip());
    }
    VectorFile file =
        new VectorFile(
            folder,
            name,
            start + length,
            0,
            Integer.parseInt(shape.group(2)),
            Long.parseLong(shape.group(1)));
    return file.checked(spec, bytes);
  }

  private static VectorFile fvecs(VectorsSpec spec, WholeFiles folder, String name, long bytes) {
    int vector = Integer.BYTES + spec.dimension() * Float.BYTES;
    return new VectorFile(folder, name, 0, Integer.BYTES, spec.dimension(), bytes / vector)
        .checked(spec, bytes);
  }

  private VectorFile checked(VectorsSpec spec, long bytes) {
    if (dimension != spec.dimension()) {
      throw wrong(
          spec,
          "its vectors have %d numbers, the entry says %d".formatted(dimension, spec.dimension()));
    }
    long expected = before + count * stride();
    if (bytes != expected) {
      throw wrong(spec, "it has %,d bytes instead of %,d".formatted(bytes, expected));
    }
    return this;
  }

  private long stride() {
    return prefix + (long) dimension * Float.BYTES;
  }

  /** Some of the vectors, one after the other. */
  Reader from(long first) throws IOException {
    InputStream in = folder.open(name);
    in.skipNBytes(before + first * stride());
    return new Reader(in);
  }

  /** Reads on where it was opened. */
  final class Reader implements AutoCloseable {
    private final InputStream in;

    private Reader(InputStream in) {
      this.in = in;
    }

    float[] next() throws IOException {
      ByteBuffer bytes =
          ByteBuffer.wrap(in.readNBytes(Math.toIntExact(stride()))).order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.remaining() < stride()) {
        throw new EOFException();
      }
      if (prefix > 0 && bytes.getInt() != dimension) {
        throw new IOException(
            "%s holds a vector that has not %d numbers".formatted(name, dimension));
      }
      float[] vector = new float[dimension];
      bytes.asFloatBuffer().get(vector);
      return vector;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static AsterismException wrong(VectorsSpec spec, String why) {
    return new AsterismException(
        "The vectors %s of the encoder %s cannot be used".formatted(spec.vectors(), spec.name()),
        why,
        "Correct the entry in conf/encoders.yaml, or the file.");
  }
}
