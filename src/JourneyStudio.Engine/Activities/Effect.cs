using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Activities;

/// <summary>What an activity asks for. A closed set: the runtime knows how to carry out each of them once.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>The effect in short, as traces and expectations name it.</summary>
    public abstract string Summary { get; }

    /// <summary>True for one that is carried out outside of the house, through the outbox.</summary>
    public virtual bool LeavesTheHouse => false;

    /// <summary>Gives a tag. Changes nothing, and raises no event, when it is there already.</summary>
    public sealed record AddTag(TagKey Tag) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"+{Tag}";
    }

    /// <summary>Takes a tag away.</summary>
    public sealed record RemoveTag(TagKey Tag) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"-{Tag}";
    }

    /// <summary>Offers a coupon; its instance is from then on a record of the enrollment.</summary>
    /// <param name="Coupon">Key of the coupon.</param>
    /// <param name="Scope">Session it is issued for, or empty.</param>
    /// <param name="ExpiresAt">End of validity, if it has one.</param>
    public sealed record IssueCoupon(string Coupon, string Scope, DateTimeOffset? ExpiresAt) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"coupon {Coupon}";
    }

    /// <summary>Makes an existing record one that the enrollment carries.</summary>
    /// <param name="Kind">Kind of record, see <see cref="RecordKinds"/>.</param>
    /// <param name="Key">Its key.</param>
    public sealed record CarryRecord(string Kind, string Key) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => Kind;
    }

    /// <summary>Gives an attribute a value, or takes it away. Changes nothing when it has that value already.</summary>
    /// <param name="Attribute">Key of the attribute; the lifecycle stage is <see cref="BuiltInAttributes.Stage"/>.</param>
    /// <param name="Value">The value; null clears.</param>
    public sealed record SetAttribute(string Attribute, AttributeValue? Value) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"{Attribute}={Value?.ToText()}";
    }

    /// <summary>Lets the enrollment remember a value under a name, or forget it. Changes nothing when it remembers that value already.</summary>
    /// <param name="Name">The name: see <see cref="JourneyValues"/>.</param>
    /// <param name="Value">The value; null forgets.</param>
    public sealed record SetValue(string Name, AttributeValue? Value) : Effect
    {
        /// <summary>True when it was taken from what is known of the member: the trace then tells it among what decided, where personal data are masked.</summary>
        public bool IsTaken { get; init; }

        /// <inheritdoc/>
        public override string Summary => IsTaken && Value is not null ? $"{JourneyValues.Prefix}{Name}" : $"{JourneyValues.Prefix}{Name}={Value?.ToText()}";
    }

    /// <summary>Books points: a row in the ledger, and the balance follows.</summary>
    /// <param name="Amount">How many; negative ones are taken.</param>
    /// <param name="Reason">What for, in the operator's words.</param>
    public sealed record AddPoints(long Amount, string Reason) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => string.Create(CultureInfo.InvariantCulture, $"{Amount:+0;-0;0} points");
    }

    /// <summary>Counts the enrollment as having reached its goal, once.</summary>
    public sealed record Convert : Effect
    {
        /// <inheritdoc/>
        public override string Summary => "goal";
    }

    /// <summary>Starts another journey for the member. Fails where no live journey of that id can be started so.</summary>
    /// <param name="Journey">Logical id of the journey.</param>
    /// <param name="Records">Records that it is to carry.</param>
    public sealed record StartJourney(string Journey, ImmutableSortedDictionary<string, string> Records) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"start {Journey}";
    }

    /// <summary>Gives a guide something to do for the member. Changes nothing while a task of that purpose is open for the member: whoever asked waits for that one.</summary>
    /// <param name="Purpose">Key of what it is for; a member has at most one open task of a purpose.</param>
    /// <param name="Kind">How it is done: see <see cref="GuideTasks.Kinds"/>.</param>
    /// <param name="Title">What is to be done, in the operator's words.</param>
    /// <param name="Script">What to say or send, ready to be copied; may be empty.</param>
    /// <param name="Due">By when.</param>
    /// <param name="Outcomes">What can come of it, in the order they are offered.</param>
    /// <param name="Session">Session that it belongs to, or empty: its store's guide gets the task.</param>
    public sealed record CreateTask(string Purpose, string Kind, string Title, string Script, DateTimeOffset Due, ImmutableArray<string> Outcomes, string Session) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"task {Purpose}";
    }

    /// <summary>Takes the member's open task of a purpose back. Changes nothing when there is none.</summary>
    /// <param name="Purpose">Key of what it was for.</param>
    public sealed record WithdrawTask(string Purpose) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"-task {Purpose}";
    }

    /// <summary>Raises an event of the member. It is stored only if a journey listens.</summary>
    /// <param name="Name">Name of the event.</param>
    /// <param name="Properties">Its properties as text.</param>
    public sealed record RaiseEvent(string Name, ImmutableSortedDictionary<string, string> Properties) : Effect
    {
        /// <inheritdoc/>
        public override string Summary => $"event {Name}";
    }

    /// <summary>Tells another system, by a POST that is signed and, until it is answered, repeated under the same key. The answer comes back as the event
    /// <c>webhook.answered</c>.</summary>
    /// <param name="Url">Where to.</param>
    /// <param name="Body">JSON, fixed here: every attempt sends the same bytes.</param>
    /// <param name="Records">Records of the enrollment: the answer carries them.</param>
    /// <param name="ExpiresAt">After this there are no more attempts.</param>
    public sealed record CallWebhook(string Url, string Body, ImmutableSortedDictionary<string, string> Records, DateTimeOffset ExpiresAt) : Effect
    {
        /// <inheritdoc/>
        public override bool LeavesTheHouse => true;

        /// <inheritdoc/>
        public override string Summary => $"webhook {(Uri.TryCreate(Url, UriKind.Absolute, out var address) ? address.Host : Url)}";
    }

    /// <summary>Sends a notice to a person of the brand.</summary>
    /// <param name="To">Whom: see <see cref="StaffRoles"/>.</param>
    /// <param name="Template">Key of the template.</param>
    /// <param name="Records">Records of the enrollment, for merge values.</param>
    /// <param name="ExpiresAt">After this it is too late to send.</param>
    public sealed record NotifyStaff(string To, string Template, ImmutableSortedDictionary<string, string> Records, DateTimeOffset ExpiresAt) : Effect
    {
        /// <summary>What the enrollment remembers, for merge values.</summary>
        public ImmutableSortedDictionary<string, AttributeValue> Values { get; init; } = JourneyValues.None;

        /// <inheritdoc/>
        public override bool LeavesTheHouse => true;

        /// <inheritdoc/>
        public override string Summary => $"notify {To} {Template}";
    }

    /// <summary>Sends a message: recorded with the step, rendered and sent afterwards.</summary>
    /// <param name="Channel">Channel that was permitted.</param>
    /// <param name="Address">Address on it.</param>
    /// <param name="Template">Key of the template.</param>
    /// <param name="Class">Class of the template.</param>
    /// <param name="Records">Records of the enrollment, for merge values and links.</param>
    /// <param name="ExpiresAt">After this it is too late to send.</param>
    public sealed record SendMessage(
        string Channel,
        string Address,
        string Template,
        MessageClass Class,
        ImmutableSortedDictionary<string, string> Records,
        DateTimeOffset ExpiresAt) : Effect
    {
        /// <summary>What the enrollment remembers, for merge values and for <see cref="StillIf"/>.</summary>
        public ImmutableSortedDictionary<string, AttributeValue> Values { get; init; } = JourneyValues.None;

        /// <summary>Rule that must still hold when the message leaves; null: none.</summary>
        public Rule? StillIf { get; init; }

        /// <inheritdoc/>
        public override bool LeavesTheHouse => true;

        /// <inheritdoc/>
        public override string Summary => $"{Channel} {Template}";
    }
}
