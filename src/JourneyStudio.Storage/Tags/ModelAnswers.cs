using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Storage.Tags;

/// <summary>What the models say of some members.</summary>
internal sealed class ModelAnswers(Dictionary<long, OrderFigures> orders, Dictionary<long, long> points, ModelSettings settings, DateTimeOffset now)
{
    /// <summary>Whether an active member gets a model's answer.</summary>
    public bool Gives(TagModel model, long member) => model.Band == (model.Kind == CustomerModels.Behaviour
        ? BehaviourScore.Band(points.GetValueOrDefault(member), settings)
        : CustomerModels.Band(model.Kind, orders.TryGetValue(member, out var own) ? own : null, settings, now));
}
