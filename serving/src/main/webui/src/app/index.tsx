import { createRoot } from "react-dom/client";
import "./styles.css";
import { App } from "./app";

const place = document.getElementById("page");
if (place === null) throw new Error("index.html has no element #page to show the page in");
createRoot(place).render(<App />);
