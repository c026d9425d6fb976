namespace JourneyStudio.Engine.Content;

/// <summary>What a model tag is computed by.</summary>
/// <param name="Kind">Key of the model: <c>recency</c>, <c>frequency</c>, <c>monetary</c>, <c>value</c>, <c>grade</c>, <c>churn</c> or <c>behaviour</c>.</param>
/// <param name="Band">Which of the model's answers the tag stands for: a score from <c>1</c> to <c>5</c>, or a word such as <c>core</c>.</param>
public sealed record TagModel(string Kind, string Band);
