import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { readdirSync } from "node:fs";
import ts from "typescript-eslint";

const features = readdirSync("src/features");
const shared = ["src/components", "src/lib", "src/types"];

export default ts.config(
  { ignores: ["node_modules"] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    files: ["src/**/*.{ts,tsx}"],
    ...a11y.flatConfigs.strict,
  },
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}"],
    plugins: { "import-x": importX, "react-hooks": hooks },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      ...hooks.configs.recommended.rules,
      "import-x/no-cycle": "error",
      "import-x/no-unresolved": "error",
      "import-x/no-restricted-paths": [
        "error",
        {
          basePath: import.meta.dirname,
          zones: [
            ...features.map((feature) => ({
              target: `src/features/${feature}`,
              from: "src/features",
              except: [`./${feature}`],
              message: "A feature knows nothing of another feature; src/app joins them.",
            })),
            { target: "src/features", from: "src/app", message: "Imports flow shared → features → app." },
            {
              target: shared,
              from: ["src/features", "src/app"],
              message: "Imports flow shared → features → app.",
            },
          ],
        },
      ],
    },
  },
);
