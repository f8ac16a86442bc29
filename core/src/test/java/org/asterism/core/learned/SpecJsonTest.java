package org.asterism.core.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asterism.core.AsterismException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecJsonTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/dimension | 0 | dimension should be a whole number from 1 to 65536",
        "/captions | 1.5 | captions should be a number from 0 to below 1",
        "/image/input | null | image.input should be the name of the model's input",
        "/image/preprocessing/stretch | 16 | shortest should be set, or stretch instead, but not both",
        "/image/preprocessing/crop | 17 | shortest should be a whole number from crop to 4096",
        "/image/preprocessing/std | [1, 0, 1] | std should be three numbers above 0",
        "/image/model/file | \"../up.onnx\" | file should be a plain file name, such as vision_model.onnx",
        "/image/model/sha256 | \"AB\" | sha256 should be 64 hexadecimal digits in lower case",
        "/text/length | 0 | text.length should be a whole number from 1 to 8192",
        "/kind | \"torch\" | kind should be onnx or vectors",
        "/colour | 1 | Unrecognized field \"colour\""
      })
  void whatIsWrongInAnEntryIsNamed(String pointer, String value, String complaint)
      throws IOException {
    ObjectNode all =
        (ObjectNode)
            TinyEncoders.read(Files.readString(TinyEncoders.FOLDER.resolve("encoders.json")));
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = all.get("tiny").at(pointer.substring(0, slash));
    ((ObjectNode) parent).set(pointer.substring(slash + 1), TinyEncoders.read(value));

    assertThatThrownBy(() -> SpecJson.all(all, "conf/encoders.yaml"))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The encoder tiny cannot be used: ")
        .hasMessageContaining(complaint)
        .hasMessageContaining("conf/encoders.yaml");
  }

  @Test
  void aBundleKeepsTheWholeEntry() {
    OnnxSpec pinned = TinyEncoders.folder().pinned(TinyEncoders.tiny());

    assertThat(SpecJson.read(SpecJson.write(pinned))).isEqualTo(pinned);
    assertThatThrownBy(() -> SpecJson.read(new byte[] {'{'}))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("What a bundle says of its encoder cannot be read: ");
  }

  @Test
  void theVersionOfAModelChangesWithWhatChangesItsVectorsAndWithNothingElse() throws IOException {
    OnnxSpec pinned = TinyEncoders.folder().pinned(TinyEncoders.tiny());
    ObjectNode tree = (ObjectNode) TinyEncoders.read(new String(SpecJson.write(pinned)));
    tree.put("about", "the same in other words");
    ((ObjectNode) tree.at("/image/model")).put("url", "https://example.org/elsewhere.onnx");
    OnnxSpec reworded = SpecJson.read(SpecJson.bytes(tree));
    ((ObjectNode) tree.at("/image/preprocessing")).put("interpolation", "bilinear");
    OnnxSpec resized = SpecJson.read(SpecJson.bytes(tree));

    assertThat(pinned.model()).matches("tiny@[0-9a-f]{8}");
    assertThat(reworded.model()).isEqualTo(pinned.model());
    assertThat(resized.model()).isNotEqualTo(pinned.model());
  }

  @Test
  void aFileThatIsNotWhatWasPinnedIsRefusedByName() throws IOException {
    OnnxSpec patches = TinyEncoders.patches();
    ModelFile file = patches.image().model();
    ModelFolder good = TinyEncoders.folder();
    String digest = good.pinned(patches).image().model().sha256();
    Lock lock = Lock.EMPTY.with(patches, file, digest);
    ModelFolder here = new ModelFolder(folder, lock);
    Files.createDirectories(here.of(patches, file).getParent());

    assertThatThrownBy(() -> here.pinned(patches))
        .hasMessageStartingWith("The encoder patches is not here: there is no file ");
    Files.writeString(here.of(patches, file), "something else");
    assertThatThrownBy(() -> here.pinned(patches))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("A file of the encoder patches is not the one that was pinned: ")
        .hasMessageContaining("should have " + digest);
    assertThatThrownBy(() -> lock.digest(patches, file.pinned("0".repeat(64))))
        .hasMessageStartingWith("The file model.onnx of the encoder patches is pinned twice: ");
  }

  @Test
  void theLockFileIsReadAsItWasWritten() throws IOException {
    Lock lock = Lock.EMPTY.with(TinyEncoders.tiny(), TinyEncoders.tiny().image().model(), "ab");
    Path file = folder.resolve("encoders.lock");

    assertThat(Lock.read(file)).isEqualTo(Lock.EMPTY);
    lock.write(file);
    assertThat(Lock.read(file)).isEqualTo(lock);
    Files.writeString(file, "[");
    assertThatThrownBy(() -> Lock.read(file))
        .hasMessageStartingWith("The lock file " + file + " cannot be read: ");
  }
}
