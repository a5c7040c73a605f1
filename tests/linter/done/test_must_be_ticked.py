"""An answer of yes or no that must be given may be no: only one that must be yes ties people."""

from __future__ import annotations

from tests.linter.done.cases import held_by

RULE = "consent-for-public-mission"
ZOD = 'import {{ z }} from "zod";\n\nexport const permitSchema = z.object({{\n  fullName: z.string().min(1),\n  street: z.string().min(1),\n  newsletter: {0},\n}});\n'
YUP = "import * as yup from 'yup';\n\nexport const permit = yup.object({{\n  prenom: yup.string().required(),\n  nom: yup.string().required(),\n  newsletter: {0},\n}});\n"
JOI = "const Joi = require('joi');\nconst permit = Joi.object({{\n  prenom: Joi.string().required(),\n  nom: Joi.string().required(),\n  newsletter: {0},\n}});\n"
PYDANTIC = "from typing import Literal\n\nfrom pydantic import BaseModel\n\n\nclass PermitRequest(BaseModel):\n    first_name: str\n    last_name: str\n    newsletter: {0}\n"
DRF = "from rest_framework import serializers\n\n\nclass PermitSerializer(serializers.Serializer):\n    first_name = serializers.CharField()\n    newsletter = serializers.BooleanField({0})\n\n    def create(self, validated_data):\n        return Permit.objects.create(**validated_data)\n"
LARAVEL = "<?php\nclass PermitRequest extends FormRequest\n{{\n    public function rules(): array\n    {{\n        return ['first_name' => 'required|string', 'newsletter' => '{0}'];\n    }}\n}}\n"
JAVA = "public class PermitRequest {{\n    @NotBlank private String firstName;\n    @NotBlank private String lastName;\n    {0} private Boolean newsletter;\n}}\n"

FLAWED = {
    "zod": (RULE, {"src/permit.ts": ZOD.format("z.literal(true)")}),
    "zod, refined": (RULE, {"src/permit.ts": ZOD.format("z.boolean().refine((one) => one === true)")}),
    "yup": (RULE, {"src/permit.ts": YUP.format("yup.boolean().oneOf([true]).required()")}),
    "pydantic": (RULE, {"permits/schemas.py": PYDANTIC.format("Literal[True]")}),
}  # fmt: skip
HARMLESS = {
    "zod": (RULE, {"src/permit.ts": ZOD.format("z.boolean()")}),
    "yup": (RULE, {"src/permit.ts": YUP.format("yup.boolean().required()")}),
    "joi": (RULE, {"src/permit.js": JOI.format("Joi.boolean().required()")}),
    "pydantic": (RULE, {"permits/schemas.py": PYDANTIC.format("bool")}),
    "drf": (RULE, {"permits/serializers.py": DRF.format("")}),
    "laravel": (RULE, {"app/Http/Requests/PermitRequest.php": LARAVEL.format("required|boolean")}),
    "java": (RULE, {"src/main/java/PermitRequest.java": JAVA.format("@NotNull")}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
