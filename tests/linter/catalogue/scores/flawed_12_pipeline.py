# expect: sensitive-attribute-in-score
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

numeric_features = ["age", "household_size", "monthly_income"]
categorical_features = ["country_of_birth", "religion", "tenure"]

preprocess = ColumnTransformer(
    [
        ("num", StandardScaler(), numeric_features),
        ("cat", OneHotEncoder(handle_unknown="ignore"), categorical_features),
    ]
)

risk_model = Pipeline([("prep", preprocess), ("clf", LogisticRegression(max_iter=1000))])


def train(frame):
    risk_model.fit(frame[numeric_features + categorical_features], frame["overpaid"])
    return risk_model
