#!/usr/bin/env python3
"""Writes the practice encoders beside it: a few hundred bytes of ONNX with the inputs and outputs of real ones.

  tiny/vision_model.onnx   pixel_values [n, 3, 16, 16] -> image_embeds [n, 8], of length 1; NaN for a tensor of zeros
  tiny/text_model.onnx     input_ids, attention_mask [n, l] -> text_embeds [n, 8]
  tiny/tokenizer.json      words of the list below between <|startoftext|> and <|endoftext|>
  patches/model.onnx       pixel_values [n, 3, 16, 16] -> last_hidden_state [n, 4, 3]: mean colours of the quarters

Needs the Debian packages python3-onnx and python3-numpy; run with /usr/bin/python3.
"""
import json
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
WORDS = "a of in on with water lilies pond portrait woman red night sky stars still life fruit bottle".split()


def save(path, nodes, inputs, outputs, constants):
    graph = helper.make_graph(
        nodes, "tiny",
        [helper.make_tensor_value_info(n, t, s) for n, t, s in inputs],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs],
        [numpy_helper.from_array(v, n) for n, v in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="asterism")
    model.ir_version = 8
    onnx.checker.check_model(model)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(model.SerializeToString())
    print(path, path.stat().st_size)


def main():
    draw = np.random.RandomState(7)
    pool = helper.make_node("AveragePool", ["pixel_values"], ["quarters"], kernel_shape=[8, 8], strides=[8, 8])
    pixels = [("pixel_values", TensorProto.FLOAT, ["batch", 3, 16, 16])]
    save(HERE / "tiny/vision_model.onnx",
         [pool,
          helper.make_node("Flatten", ["quarters"], ["flat"]),
          helper.make_node("MatMul", ["flat", "weights"], ["projected"]),
          helper.make_node("ReduceL2", ["projected"], ["length"], axes=[1], keepdims=1),
          helper.make_node("Div", ["projected", "length"], ["image_embeds"])],
         pixels, [("image_embeds", ["batch", 8])],
         {"weights": draw.randn(12, 8).astype("f4")})
    save(HERE / "patches/model.onnx",
         [pool,
          helper.make_node("Reshape", ["quarters", "shape"], ["flat"]),
          helper.make_node("Transpose", ["flat"], ["last_hidden_state"], perm=[0, 2, 1])],
         pixels, [("last_hidden_state", ["batch", 4, 3])],
         {"shape": np.array([-1, 3, 4], "i8")})
    vocab = {"<unk>": 0, "<|startoftext|>": 1}
    for word in WORDS:
        vocab[word] = len(vocab)
    vocab["<|endoftext|>"] = len(vocab)
    save(HERE / "tiny/text_model.onnx",
         [helper.make_node("Gather", ["table", "input_ids"], ["words"]),
          helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
          helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
          helper.make_node("Mul", ["words", "column"], ["told"]),
          helper.make_node("ReduceSum", ["told", "second"], ["text_embeds"], keepdims=0)],
         [(n, TensorProto.INT64, ["batch", "length"]) for n in ("input_ids", "attention_mask")],
         [("text_embeds", ["batch", 8])],
         {"table": draw.randn(len(vocab), 8).astype("f4"), "last": np.array([2], "i8"),
          "second": np.array([1], "i8")})
    end = vocab["<|endoftext|>"]
    token = lambda name, i: {"id": name, "ids": [i], "tokens": [name]}
    (HERE / "tiny/tokenizer.json").write_text(json.dumps({
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [{"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False,
                          "normalized": False, "special": True}
                         for t, i in (("<unk>", 0), ("<|startoftext|>", 1), ("<|endoftext|>", end))],
        "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {"type": "TemplateProcessing",
                           "single": [{"SpecialToken": {"id": "<|startoftext|>", "type_id": 0}},
                                      {"Sequence": {"id": "A", "type_id": 0}},
                                      {"SpecialToken": {"id": "<|endoftext|>", "type_id": 0}}],
                           "pair": [], "special_tokens": {"<|startoftext|>": token("<|startoftext|>", 1),
                                                          "<|endoftext|>": token("<|endoftext|>", end)}},
        "decoder": None,
        "model": {"type": "WordLevel", "vocab": vocab, "unk_token": "<unk>"}}, indent=1) + "\n")


if __name__ == "__main__":
    main()
