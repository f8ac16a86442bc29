// Databricks notebook source
// Reads the lake of one collection and shows which pictures are close, and by which affinity.

import org.apache.spark.sql.functions._

val lake = sys.env.getOrElse("ASTERISM_LAKE", "data/demo/lake")
def table(name: String) = spark.read.format("delta").load(s"$lake/$name")

// COMMAND ----------

// How much there is.
for (name <- Seq("objects", "images", "texts", "entities", "relations", "embeddings", "edges"))
  println(f"$name%-12s ${table(name).count()}%8d rows")

// COMMAND ----------

// The closest pairs of each affinity, with their titles. An edge may be there in both directions.
val titles = table("objects").select(col("image_id"), col("title"))
val closest = table("edges")
  .where(col("src") < col("dst"))
  .join(titles.toDF("src", "one"), "src")
  .join(titles.toDF("dst", "other"), "dst")

for (affinity <- Seq("formal", "conceptual", "historical")) {
  println(s"Closest by the $affinity affinity")
  closest.where(col("affinity") === affinity)
    .orderBy(col("weight").desc, col("src"), col("dst"))
    .select("one", "other", "weight")
    .show(10, 40)
}

// COMMAND ----------

// How far the affinities agree: pairs that are linked by one, two or all three of them. After
// updates a picture may hold a few more edges than count.
table("edges")
  .groupBy("src", "dst").agg(count("*").as("affinities"))
  .groupBy("affinities").agg(count("*").as("pairs"))
  .orderBy("affinities")
  .show()
